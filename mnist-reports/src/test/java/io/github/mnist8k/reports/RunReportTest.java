package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.ReportedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  private static final String NO_RUNS = "# Runs\n\nThere are no runs yet.\n";

  @TempDir private Path folder;

  @Test
  void comparesResultsAndListsTheOtherRunsApart() throws IOException {
    assertEquals(
        Fixtures.text("run-report.md"),
        RunReport.markdown(Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs())));
  }

  @Test
  void saysThatAnEmptyFolderHasNoRuns() throws IOException {
    RunReport report = write();

    assertEquals(NO_RUNS, report.markdown());
    assertEquals(List.of(), report.warnings());
    assertEquals(Optional.of(readme()), report.file());
    assertEquals(ReportFile.MARK + "\n\n" + NO_RUNS, Files.readString(readme()));
  }

  @Test
  void ownExperimentsStandInASectionOfTheirOwnWithoutPublishedFigures() {
    List<ReportedExperiment> published = Fixtures.EXPERIMENTS.subList(0, 3);
    String report = RunReport.markdown(Fixtures.sorted(published, Fixtures.runs()));

    String own = report.substring(report.indexOf("\n## Own experiments\n"));
    assertTrue(
        own.startsWith(
            """

            ## Own experiments

            | Model | Who | Parameters | Best test % | Last test % | Best train % | Epochs ≥ 99.40 % | Gap, points |
            | --- | --- | --: | --: | --: | --: | --: | --: |
            | Session 7, Model 3 (s7/model3) | ours, 1 seed | 7,510 | 99.45 | 99.43 | 99.60 | 5 of 6 | 0.17 |

            | Model | Analysis of our runs |
            | --- | --- |
            | Session 7, Model 3 (s7/model3) | Does not overfit (gap 0.17 points).<br>"""),
        own);
    assertTrue(own.contains("\nOurs: 1 run; seeds 0; "), own);
    assertTrue(own.contains("\n| s7/model3 seed 7 | on synthetic digits: not comparable |"), own);
    assertTrue(report.contains("\n## s7\n"), report);
  }

  @Test
  void aBrokenRunIsAWarningAndTheOthersAreReported() throws IOException {
    Fixtures.copyRun("s7/model2/seed-0", folder.resolve("s7/model2/seed-0"));
    Path broken = Files.createDirectories(folder.resolve("s7/model2/seed-1"));

    RunReport report = write();
    assertTrue(report.markdown().contains("| ours, 1 seed |"), report.markdown());
    assertEquals(
        List.of(broken.resolve("run.json") + ": there is no such run manifest"), report.warnings());
  }

  @Test
  void ourReportIsReplaced() throws IOException {
    Files.writeString(readme(), ReportFile.MARK + "\r\n\r\n# Runs\r\n");

    assertEquals(Optional.of(readme()), write().file());
    assertEquals(ReportFile.MARK + "\n\n" + NO_RUNS, Files.readString(readme()));
  }

  @Test
  void reportOfAnOlderVersionIsReplaced() throws IOException {
    for (String old : List.of(NO_RUNS, Fixtures.text("run-report.md"))) {
      Files.writeString(readme(), old);

      assertEquals(Optional.of(readme()), write().file());
      assertTrue(Files.readString(readme()).startsWith(ReportFile.MARK));
    }
  }

  @Test
  void aReadmeOfTheUsersIsKeptAndTheReportIsWrittenBesideIt() throws IOException {
    Path beside = folder.resolve("mnist8k-report.md");
    for (String users : List.of("# My notes\n", "# Runs\n\nWhat I tried:\n", "")) {
      Files.writeString(readme(), users);

      for (int i = 0; i < 2; i++) {
        RunReport report = write();
        assertEquals(Optional.of(beside), report.file());
        assertEquals(
            List.of(
                readme()
                    + ": not written by this program and left as it is; the report is in "
                    + beside),
            report.warnings());
        assertEquals(users, Files.readString(readme()));
        assertEquals(ReportFile.MARK + "\n\n" + NO_RUNS, Files.readString(beside));
      }
    }
  }

  @Test
  void whereEveryNameIsTakenNothingIsWritten() throws IOException {
    Files.write(readme(), new byte[] {(byte) 0xff, 0});
    Files.createDirectory(folder.resolve("mnist8k-report.md"));

    RunReport report = write();
    assertEquals(Optional.empty(), report.file());
    assertEquals(NO_RUNS, report.markdown());
    assertTrue(report.warnings().get(0).endsWith("; the report is not written to a file"));
    assertEquals(2, Files.size(readme()));
  }

  private Path readme() {
    return folder.resolve("README.md");
  }

  private RunReport write() throws IOException {
    return RunReport.write(Fixtures.EXPERIMENTS, folder);
  }
}
