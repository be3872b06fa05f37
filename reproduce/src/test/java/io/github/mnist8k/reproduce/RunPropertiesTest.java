package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.command.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of {@code run} has a system property of the same name: {@code -Dstep=3}. */
class RunPropertiesTest {

  /** A value of each property that {@code run} refuses, and what it says: so it was read. */
  private static final Map<String, Map.Entry<String, String>> REFUSED =
      Map.ofEntries(
          Map.entry("step", Map.entry("99", "unknown step 99")),
          Map.entry("assignment", Map.entry("era2-s8", "unknown assignment era2-s8")),
          Map.entry("experiment", Map.entry("era2-s7/step3", "too much is chosen")),
          Map.entry("file", Map.entry("none.json", "too much is chosen")),
          Map.entry("all", Map.entry("", "too much is chosen")),
          Map.entry("seeds", Map.entry("4..0", "--seeds")),
          Map.entry("epochs", Map.entry("16", "--epochs")),
          Map.entry("data", Map.entry("no-such-folder", "no-such-folder")),
          Map.entry("engine", Map.entry("vectro", "the nearest is vector")),
          Map.entry("device", Map.entry("abacus", "--device")),
          Map.entry("threads", Map.entry("0", "--threads")),
          Map.entry("jobs", Map.entry("0", "--jobs")),
          Map.entry("out", Map.entry("pom.xml", "--out")),
          Map.entry("resume", Map.entry("maybe", "--resume")),
          Map.entry("overwrite", Map.entry("maybe", "--overwrite")),
          Map.entry("quiet", Map.entry("maybe", "--quiet")),
          Map.entry("tensorboard", Map.entry("pom.xml", "--tensorboard")),
          Map.entry("json-lines", Map.entry("maybe", "--json-lines")));

  static final Set<String> NAMES = new TreeSet<>(REFUSED.keySet());

  @TempDir Path folder;

  @AfterEach
  void forgetProperties() {
    NAMES.forEach(System::clearProperty);
  }

  @Test
  void allOptionsAreCovered() {
    Set<String> options =
        new CommandLine(new CommandLines())
            .getSubcommands().get("run").getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .map(name -> name.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
    options.removeAll(Set.of("help", "version"));
    assertEquals(NAMES, options);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void propertyIsReadAsTheOption(String name) {
    System.setProperty("step", "6");
    System.setProperty("data", "synthetic");
    System.setProperty("out", folder.resolve("runs").toString());
    System.setProperty(name, REFUSED.get(name).getKey());
    Invocation.of().assertRefused(REFUSED.get(name).getValue());
    assertTrue(Files.notExists(folder.resolve("runs")));
  }

  @Test
  void commandLineWinsOverProperties() {
    System.setProperty("step", "6");
    System.setProperty("epochs", "1");
    Invocation.of("run", "--epochs", "77", "--out", folder.resolve("runs"))
        .assertRefused("--epochs: expected 1 to 15 for era2-s7/step6, found 77");
  }

  @Test
  void stepPropertyCountsInTheAssignmentProperty() {
    System.setProperty("assignment", "tsai-a6");
    System.setProperty("step", "2");
    System.setProperty("epochs", "77");
    System.setProperty("out", folder.resolve("runs").toString());
    Invocation.of().assertRefused("--epochs: expected 1 to 15 for tsai-a6/model2, found 77");
  }

  @Test
  void flagGivenBothWaysStaysSet() {
    System.setProperty("all", "true");
    Invocation.of("run", "--all", "--epochs", "77", "--out", folder.resolve("runs"))
        .assertRefused("--epochs");
  }

  @ParameterizedTest
  @CsvSource({
    "epoch, epochs",
    "seed, seeds",
    "Step, step",
    "EPOCHS, epochs",
    "experimnet, experiment",
    "tread, threads",
  })
  void propertyThatIsAlmostAnOptionIsRefused(String property, String option) {
    System.setProperty("step", "6");
    System.setProperty("out", folder.resolve("runs").toString());
    System.setProperty(property, "1");
    try {
      String line = "-D" + property + ": no option has this name; the nearest is -D" + option;
      Invocation.of().assertRefused(line);
      Invocation.of("run").assertRefused(line);
      assertEquals(0, Invocation.of("list").status(), "only run reads properties");
    } finally {
      System.clearProperty(property);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skipTests", "test", "basedir", "maven.step", "user.dat", "revision"})
  void propertiesOfOthersAreLeftAlone(String property) {
    String before = System.setProperty(property, "1");
    try {
      Invocation.of("run").assertRefused("nothing is chosen");
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }

  @Test
  void otherCommandsTakeNoNoticeOfTheProperties() {
    System.setProperty("step", "6");
    System.setProperty("data", "no-such-folder");
    assertEquals(0, Invocation.of("data", "--data", "synthetic").status());
    assertTrue(Invocation.of("list").silentSuccess().startsWith("experiment"));
  }

  @Test
  void propertiesAloneTrainAndReport() throws IOException {
    Path out = folder.resolve("runs");
    System.setProperty("step", "6");
    System.setProperty("epochs", "1");
    System.setProperty("data", "synthetic");
    System.setProperty("device", "CPU");
    System.setProperty("out", out.toString());
    System.setProperty("quiet", "");
    String report = Invocation.of().silentSuccess();
    assertTrue(report.contains("era2-s7/step6 seed 0"), report);
    String written = Files.readString(out.resolve("README.md"));
    assertEquals("<!-- written by mnist8k; changes will be lost -->\n\n" + report, written);
    assertTrue(Files.exists(out.resolve("era2-s7/step6/seed-0/weights.safetensors")));
  }
}
