package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  @Test
  void comparesResultsAndListsTheOtherRunsApart() throws IOException {
    assertEquals(
        Fixtures.text("run-report.md"), RunReport.markdown(Fixtures.EXPERIMENTS, Fixtures.runs()));
  }

  @Test
  void saysThatAnEmptyFolderHasNoRuns(@TempDir Path folder) throws IOException {
    String report = RunReport.write(Fixtures.EXPERIMENTS, folder);

    assertEquals("# Runs\n\nThere are no runs yet.\n", report);
    assertEquals(report, Files.readString(folder.resolve("README.md")));
  }

  @Test
  void refusesARunOfAnExperimentThatNobodyKnows() {
    List<ReportedExperiment> experiments = Fixtures.EXPERIMENTS.subList(0, 3);
    List<RunLog> runs = Fixtures.runs();

    var e =
        assertThrows(IllegalArgumentException.class, () -> RunReport.markdown(experiments, runs));
    assertEquals("s7/model3 seed 0: there is no such experiment to report", e.getMessage());
  }
}
