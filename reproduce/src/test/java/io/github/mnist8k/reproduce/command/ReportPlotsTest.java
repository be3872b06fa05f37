package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.EpochCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** The plots that the report command draws. */
class ReportPlotsTest extends ReportFixture {

  @Test
  void plotsAreDrawnIntoAFolderOfTheirOwnAndChecked() throws IOException {
    Files.delete(plots);
    report("--check").assertRefused("and ", " more are out of date");
    assertTrue(Files.notExists(plots));
    assertEquals(0, report().status());
    for (Experiment experiment : Experiments.published()) {
      assertTrue(Files.exists(plots.resolve(experiment.id().replace('/', '-') + ".svg")));
    }
    Path plot = plots.resolve("s7-model3.svg");
    String before = Files.readString(plot);
    assertTrue(before.contains("\npublished: 98.16 98.34 "), before);

    Files.writeString(plot, before.replace("published: 98.16", "published: 98.17"));
    report("--check").assertRefused(plot + " is out of date");
    Path schedule = plots.resolve("schedule-s7-model3.svg");
    assertTrue(Files.notExists(schedule));
    Path run = addRun("s7/model3", 0);
    double first = EpochCsv.read(run.resolve(EpochCsv.FILE_NAME)).get(0).testAccuracy();
    Path untouched = plots.resolve("s7-model2.svg");
    Files.setLastModifiedTime(untouched, FileTime.fromMillis(0));
    assertEquals(0, report().status());
    assertTrue(Files.readString(plot).contains("\nours, 1 seed (tensorflow): " + first + " "));
    assertTrue(Files.exists(schedule));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(untouched));

    Files.delete(schedule);
    report("--check").assertRefused(schedule + " is out of date");
  }

  @Test
  void plotsNeedAFolder() throws IOException {
    Files.delete(plots);
    Files.createFile(plots);
    report().assertRefused(plots + ": expected a folder for the plots, found a file");
    assertEquals(EMPTY_README, Files.readString(readme), "nothing is half-written");
  }
}
