package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.reproduce.DataFiles.Png;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process: its output, its country, and the signals that it gets. */
class ProcessTest {

  private static final Path FULL = Path.of("/dev/full");
  private static final String STEP_6 = "era2-s7/step6";

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void start() throws IOException {
    program = new Program(Files.createDirectory(folder.resolve("program folder")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "summary s7/model3", "data --data synthetic", "--help"})
  void outputThatCannotBeWrittenIsAFailure(String command) throws Exception {
    assertFails((Object[]) command.split(" "));
  }

  @Test
  void predictionsThatCannotBeWrittenAreAFailure() throws Exception {
    Path weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
    Path image = Png.GREY.write(folder.resolve("a.png"), Reference.firstImages(1).image(0));
    String experiment = Reference.EXPERIMENT;
    assertFails(
        "predict",
        "--experiment",
        experiment,
        "--weights",
        weights,
        "--prepare",
        "none",
        "--csv",
        image);
  }

  private void assertFails(Object... command) throws IOException, InterruptedException {
    assumeTrue(Files.exists(FULL), "skipped: this system has no " + FULL);
    Program.Output output = program.runInto(FULL, command);
    assertEquals(1, output.status(), output.err());
    assertEquals(1, output.ourErrors().size(), output.err());
    assertTrue(
        output.ourErrors().get(0).startsWith("error: standard output: cannot be written: "),
        output.err());
  }

  @Test
  void readerThatHasLeftIsNoReasonToTalk() throws Exception {
    Program.Output output = program.runWithoutReader("list");
    assertEquals("", output.err());
    assertEquals(141, output.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "summary era2-s7/step3", "data --data synthetic"})
  void outputIsTheSameInEveryCountry(String command) throws Exception {
    Object[] args = command.split(" ");
    String english = program.withJava("-Duser.language=en").succeed(args).out();
    var persian =
        program.withJava("-Duser.language=fa", "-Duser.country=IR", "-Dfile.encoding=US-ASCII");
    assertEquals(english, persian.succeed(args).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"6,750 parameters", "epoch  1/2"})
  void terminatedRunEndsQuietlyAndGoesOnLater(String moment) throws Exception {
    Path runs = folder.resolve("runs of two words");
    Object[] command = {
      "run",
      "--data",
      DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(2000, 1)),
      "--step",
      6,
      "--epochs",
      2,
      "--device",
      "cpu",
      "--threads",
      1,
      "--out",
      runs,
      "--resume"
    };
    Program.Output stopped = program.terminateAfter(moment, command);
    assertEquals(143, stopped.status(), stopped.err());
    assertNoCrash(stopped);
    List<String> errors =
        stopped.ourErrors().stream().filter(line -> line.startsWith("error: ")).toList();
    assertEquals(1, errors.size(), stopped.err());
    String howTo = "error: stopped; go on after the last finished epoch with: run --data ";
    assertTrue(errors.get(0).startsWith(howTo), stopped.err());
    assertTrue(errors.get(0).endsWith(" --out '" + runs + "' --resume"), stopped.err());

    program.succeed(command);
    RunFolder run = RunFolder.of(runs, STEP_6, 0);
    assertEquals(2, EpochCsv.read(run.epochs()).size());
    assertTrue(Files.exists(run.weights()));
  }

  @Test
  void terminatedMeasurementEndsQuietly() throws Exception {
    Program.Output stopped =
        program.terminateAfter(
            "measuring", "bench", "--step", 6, "--data", "synthetic", "--updates", 1);
    assertEquals(143, stopped.status(), stopped.err());
    assertNoCrash(stopped);
    assertEquals(List.of("error: stopped"), stopped.ourErrors());
  }

  private static void assertNoCrash(Program.Output output) {
    for (String text : List.of("SIGSEGV", "SIGABRT", "fatal error", "\tat ")) {
      assertFalse(output.out().contains(text), output.out());
      assertFalse(output.err().contains(text), output.err());
    }
    assertEquals("", output.out());
  }
}
