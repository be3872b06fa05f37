package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.EpochCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables and pages that the report command keeps up to date. */
class ReportTablesTest extends ReportFixture {

  @Test
  void tablesAreWrittenBetweenTheMarkersAndThenUpToDate() throws IOException {
    Invocation stale = report("--check");
    stale.assertRefused(readme.toString(), s7.toString(), " more are out of date");
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));

    assertEquals(0, report().status());
    String written = Files.readString(readme);
    assertTrue(written.startsWith("before\n") && written.endsWith("after\n"), written);
    assertTrue(written.contains("99.42"), written);

    Files.setLastModifiedTime(readme, FileTime.fromMillis(0));
    assertEquals(0, report("--check").status());
    assertEquals(0, report().status());
    assertEquals(written, Files.readString(readme));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(readme), "it is left alone");
  }

  @Test
  void pageHasASectionForEachExperimentAndIsChecked() throws IOException {
    assertEquals(0, report().status());
    String written = Files.readString(page);
    for (Experiment experiment : Experiments.published()) {
      assertTrue(written.contains("\n## " + experiment.id() + "\n"), experiment.id());
    }
    assertTrue(written.contains("| 24 Dropout 0.1 | 16x4x4 | - | - |"), written);
    assertTrue(
        written.contains("- optimizer: Sgd (learningRate 0.01, momentum 0.9, weightDecay 0.0)"));
    assertTrue(written.contains("- schedule: ConstantRate\n"));

    Files.writeString(page, written + "by hand\n");
    report("--check").assertRefused(page.toString(), "out of date");
    Files.delete(page);
    report("--check").assertRefused(page.toString(), "out of date");
  }

  @Test
  void changedCellOfALogMakesThePagesStale() throws IOException {
    Path log = addRun("s7/model3", 0).resolve(EpochCsv.FILE_NAME);
    assertEquals(0, report().status());
    assertTrue(Files.readString(claims).contains("\n## s7\n"));
    String row = Files.readString(log).lines().skip(15).findFirst().orElseThrow();
    String last = row.split(",")[11];
    String other = row.replace("," + last + ",", ",98.76,");
    Files.writeString(log, Files.readString(log).replace(row, other));
    report("--check")
        .assertRefused(
            readme.toString(), s7.toString(), page.toString(), claims.toString(), seeds.toString());
  }

  /** Step 3 has 1,209,888 multiplications, 48,672 of them in the first layer: 7.16 MFLOP. */
  @Test
  void comparisonIsWrittenBetweenItsMarkersAndChecked() throws IOException {
    assertEquals(0, report().status());
    String written = Files.readString(performance);
    assertTrue(written.startsWith("before\n") && written.endsWith("after\n"), written);
    assertTrue(written.contains("| era2-s7/step3 | 2.25 |"), written);
    assertTrue(written.contains("| era2-s7/step3 | 7.2 | 27,925 | 9,000 (32 %) | - |"), written);

    Files.writeString(performance, written.replace("2.25", "3.25"));
    report("--check").assertRefused(performance.toString(), "out of date");
    Files.writeString(performance, "no markers\n");
    Files.writeString(readme, EMPTY_README);
    report().assertRefused(performance.toString(), "<!-- mnist8k:results:performance begin -->");
    assertEquals(EMPTY_README, Files.readString(readme), "nothing is half-written");
    Files.writeString(measurements, MEASUREMENTS.lines().findFirst().orElseThrow() + "\n");
    report().assertRefused(measurements.toString(), "found none");
    Files.writeString(measurements, MEASUREMENTS.replace("9500", "many"));
    report().assertRefused(measurements.toString(), "row 1", "many");
    Files.delete(measurements);
    report().assertRefused(measurements.toString());
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotMatter() throws IOException {
    assertEquals(0, report().status());
    for (Path document : List.of(readme, s7, page, claims, seeds, performance)) {
      String windows = "\uFEFF" + Files.readString(document).replace("\n", "\r\n");
      Files.writeString(document, windows);
      assertEquals(0, report("--check").status());
      assertEquals(0, report().status());
      assertEquals(windows, Files.readString(document));
    }
    String current = Files.readString(page);
    Files.writeString(page, current.replace("Dropout", "Drop"));
    assertEquals(0, report().status());
    assertEquals(current, Files.readString(page));
  }

  @Test
  void markersAreMissing() throws IOException {
    Files.writeString(readme, "no markers\n");
    report().assertRefused(readme.toString(), "<!-- mnist8k:results:findings begin -->");
    report("--check").assertRefused(readme.toString(), "<!-- mnist8k:results:findings begin -->");
    assertEquals("no markers\n", Files.readString(readme));
  }

  @Test
  void readmeIsMissing() throws IOException {
    Files.delete(readme);
    report().assertRefused(readme.toString());
    report("--check").assertRefused(readme.toString());
    assertTrue(Files.notExists(readme));
  }
}
