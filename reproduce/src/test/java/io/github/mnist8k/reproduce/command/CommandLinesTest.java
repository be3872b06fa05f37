package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.reproduce.DataFiles;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.failures.Failures;
import io.github.mnist8k.reproduce.options.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that only tell something. */
class CommandLinesTest {

  @TempDir private Path folder;

  @Test
  void listHasOneLineForEachExperiment() {
    List<String> lines = Invocation.of("list").silentSuccess().lines().toList();
    assertEquals(1 + Experiments.declared().size(), lines.size());
    assertEquals(
        "era2-s7/step3 ERA V2 Session 7, Step 3 10,616 15 99.42 -", squeezed(lines.get(14)));
  }

  @Test
  void listNamesOurBestWhereThereAreResults() {
    String step3 =
        Invocation.of("list", "--results", "results")
            .silentSuccess()
            .lines()
            .filter(line -> line.startsWith("era2-s7/step3"))
            .findFirst()
            .orElseThrow();
    assertTrue(step3.matches(".* 99\\.42  +99\\.\\d\\d( ± \\d\\.\\d\\d)?"), step3);
  }

  @Test
  void summaryShowsLayersAndTotals() {
    List<String> lines = Invocation.of("summary", "era2-s7/step3").silentSuccess().lines().toList();
    int layers = Experiments.byId("era2-s7/step3").net().layers().size();
    assertEquals("0 Conv2d 1 to 8, 3x3 8x26x26 72 48,672 3x3 +2", squeezed(lines.get(1)));
    assertEquals(
        List.of(
            "Input: 1x28x28.",
            "Parameters: 10,616.",
            "Multiply-accumulates: 1,209,888 per image.",
            "Receptive field before the flattening: 28x28 pixels."),
        lines.subList(1 + layers, 5 + layers));
    // 4 x 8x26x26, 4 x 16x24x24, 16x12x12, 4 times 16 x (10x10 + 8x8 + 6x6 + 4x4), twice 16 for
    // pooling and flattening.
    assertEquals(
        "Forward pass: 74,656 values, 0.28 MiB per image in float32.", lines.get(5 + layers));
  }

  @Test
  void summaryForDocumentsIsAMarkdownTable() {
    List<String> lines =
        Invocation.of("summary", "tsai-a6/model1", "--markdown").silentSuccess().lines().toList();
    assertEquals(
        "| layer | output | parameters | multiply-accumulates | receptive field | adds |",
        lines.get(0));
    assertEquals("| --- | --- | --: | --: | --: | --: |", lines.get(1));
    assertEquals(
        "| 0 Conv2d 1 to 32, 3x3, bias | 32x26x26 | 320 | 194,688 | 3x3 | +2 |", lines.get(2));
    assertTrue(lines.contains("Parameters: 37,926,326."), lines.toString());
  }

  @Test
  void numbersAreWrittenTheSameWayInEveryLanguage() {
    String expected = Invocation.of("list").out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(expected, Invocation.of("list").silentSuccess());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void versionNamesProgramAndBuild() {
    String version = Invocation.of("--version").silentSuccess();
    assertTrue(version.matches("mnist8k \\d+\\.\\d+\\S*\\R"), version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "list", "summary", "data", "evaluate", "predict", "report", "bench"})
  void everyCommandExplainsItself(String command) {
    assertTrue(Invocation.of("--help").silentSuccess().contains("\n  " + command + " "));
    String help = Invocation.of(command, "--help").silentSuccess();
    assertTrue(help.startsWith("Usage: mnist8k " + command), help);
  }

  @Test
  void withoutArgumentsTheExperimentsAreListedWithTheWayToChooseOne() {
    Invocation nothing = Invocation.of();
    assertAll(
        () -> assertEquals(0, nothing.status()),
        () -> assertEquals(Invocation.of("list").out(), nothing.out()),
        () -> assertTrue(nothing.err().contains("-Dstep=3"), nothing.err()),
        () -> assertTrue(nothing.err().contains("run --step 3"), nothing.err()));
  }

  @Test
  void dataTellsWhereTheDigitsComeFrom() {
    String data = Invocation.of("data", "--data", "synthetic").silentSuccess();
    assertTrue(data.startsWith("dataset synthetic (drawn from built-in strokes): 6000"), data);
    assertTrue(data.contains("6000 training images, 1000 test images"), data);
    assertEquals(4, data.lines().filter(line -> line.matches("sha256 [0-9a-f]{64}  \\S+")).count());
  }

  @Test
  void logsWarningsBeginAsAllOthersDo() throws IOException {
    byte[] white = new byte[20 * ImageSet.PIXELS];
    Arrays.fill(white, (byte) 255);
    Path data = DataFiles.folder(folder.resolve("white"), new ImageSet(white, new byte[20]));
    String err = Invocation.of("data", "--data", data).err();
    assertTrue(err.startsWith("warning: " + data + ": most images look inverted"), err);
  }

  @Test
  void mistakeOfTheProgramIsNotPutOnTheUser() {
    List<String> lines = failed(new NoSuchElementException("No value present"));
    assertEquals(
        "error: internal error, please report it with the lines below: No value present",
        lines.get(0));
    assertTrue(lines.contains("java.util.NoSuchElementException: No value present"));
  }

  @Test
  void everyFailureOfSeveralRunsHasItsLine() {
    var first = new IOException("a: disk full");
    first.addSuppressed(new UserException("b: not readable"));
    first.addSuppressed(new IOException("a: disk full"));
    assertEquals(List.of("error: a: disk full", "error: b: not readable"), failed(first));
  }

  @Test
  void memoryAndNativeLibrariesAreExplained() {
    List<String> memory = failed(new OutOfMemoryError("Java heap space"));
    assertTrue(memory.get(0).contains("by java -Xmx"), memory.get(0));
    List<String> library = failed(new UnsatisfiedLinkError("no space for it"));
    assertTrue(library.get(0).contains("no space for it"), library.get(0));
    assertTrue(library.get(0).contains("-Djna.tmpdir=DIR"), library.get(0));
    var missing = new IllegalStateException("it is not there", new NoClassDefFoundError("x"));
    List<String> start = failed(missing); // as TensorFlowStart throws it
    assertTrue(start.get(0).startsWith("error: it is not there; if its folder"), start.get(0));
    assertEquals(List.of(1, 1, 1), List.of(memory.size(), library.size(), start.size()));
  }

  @Test
  void optionsAndDescriptionsStandInTwoColumns() {
    for (String command : new CommandLine(new CommandLines()).getSubcommands().keySet()) {
      List<String> options =
          Invocation.of(command, "--help")
              .out()
              .lines()
              .filter(line -> line.matches("(  -\\w,|     ) --.*"))
              .toList();
      assertTrue(options.size() >= 2, command);
      options.forEach(line -> assertTrue(line.matches(".*--\\S+ {2,}\\S.*"), line));
      assertEquals(1, options.stream().map(CommandLinesTest::descriptionColumn).distinct().count());
    }
  }

  @Test
  void propertiesStandWholeOnOneLine() {
    String help = Invocation.of("run", "--help").out();
    assertTrue(help.lines().anyMatch(line -> line.contains("-Dseeds=0..2")), help);
  }

  private static int descriptionColumn(String option) {
    return option.length() - option.replaceFirst("^.*?--\\S+ +", "").length();
  }

  /** The lines that a failed command prints on standard error. */
  private static List<String> failed(Throwable failure) {
    var err = new StringWriter();
    CommandLine commandLine = new CommandLine(new CommandLines()).setErr(new PrintWriter(err));
    assertEquals(1, Failures.failed(commandLine, failure, stopped -> "stopped"));
    return err.toString().lines().toList();
  }

  private static String squeezed(String line) {
    return line.strip().replaceAll(" +", " ");
  }
}
