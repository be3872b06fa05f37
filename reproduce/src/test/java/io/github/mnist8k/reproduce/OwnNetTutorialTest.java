package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an own net: an example, a run with its sheet, the sheet anew, the leaderboard. */
class OwnNetTutorialTest {

  @TempDir private Path folder;

  @Test
  void exampleIsANetOfTheFilesName() throws IOException {
    Path file = folder.resolve("My Net.json");
    Invocation written = Invocation.of("init-net", file);
    assertEquals(0, written.status(), written.err());
    Experiment experiment = ExperimentJson.read(file);
    assertEquals("own/my-net", experiment.id());
    assertTrue(experiment.net().parameterCount() < 6_000, "parameters");
  }

  @Test
  void exampleReplacesNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("net.json"), "mine");
    Invocation.of("init-net", file).assertRefused("net.json", "is there already");
    assertEquals("mine", Files.readString(file));
    Invocation.of("init-net", folder.resolve("no/net.json")).assertRefused("there is no folder");
  }

  @Test
  void runLeavesASheetThatItsFolderMakesAgain() throws IOException {
    Path out = folder.resolve("runs");
    train(out, "0");
    Path run = out.resolve("era2-s7/step6/seed-0");
    String sheet = Files.readString(run.resolve("README.md"));
    for (String part :
        List.of("## Target", "## Result", "## Analysis", "receptive field", "--seeds 0")) {
      assertTrue(sheet.contains(part), part + " in\n" + sheet);
    }
    assertTrue(sheet.contains("## Wrong answers"), sheet);
    Files.delete(run.resolve("README.md"));
    Invocation again = Invocation.of("report", "--run", run);
    assertEquals(0, again.status(), again.err());
    assertEquals(sheet, Files.readString(run.resolve("README.md")));
  }

  @Test
  void severalSeedsShareOneSheet() throws IOException {
    Path out = folder.resolve("runs");
    train(out, "0,1");
    String sheet = Files.readString(out.resolve("era2-s7/step6/README.md"));
    assertTrue(sheet.contains("2 seeds (0, 1)"), sheet);
    assertTrue(sheet.contains("| mean ± sd |"), sheet);
  }

  private static void train(Path out, String seeds) {
    Invocation run =
        Invocation.of(
            "run",
            "--step",
            "6",
            "--epochs",
            "1",
            "--seeds",
            seeds,
            "--data",
            "synthetic",
            "--threads",
            "1",
            "--quiet",
            "--out",
            out);
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void folderWithoutRunsHasNoSheet() {
    Invocation.of("report", "--run", folder).assertRefused("--run", "run.json");
    Invocation.of("report", "--data", "mnist").assertRefused("--data", "--run");
  }

  @Test
  void leaderboardTellsOurNets() {
    String out = Invocation.of("leaderboard", "--results", "results").silentSuccess();
    assertTrue(
        out.lines().anyMatch(line -> line.matches("era2-s7/step5 .* 8,172 .* \\d+ of \\d+")), out);
    Invocation.of("leaderboard", "--results", folder).assertRefused("no run on MNIST");
  }

  @Test
  void leaderboardNamesTheRunsThatItLeavesOut() throws IOException {
    Path out = folder.resolve("runs");
    train(out, "0");
    String notes = Invocation.of("leaderboard", "--results", out).err();
    assertTrue(
        notes.startsWith(
            "note: left out: era2-s7/step6 seed 0, 1 of 15 epochs: not a result; on synthetic"),
        notes);
  }
}
