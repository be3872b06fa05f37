package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.reports.RunReport;
import io.github.mnist8k.reports.sheet.SheetFolder;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The documents that the runs of a command leave in their folders. */
public final class RunDocuments {

  private static final int MOST_WARNINGS = 3;

  /**
   * Writes the report of all runs in a folder.
   *
   * @param out folder of the runs
   * @param warnings takes what is wrong with runs there, a few lines at most
   * @return the report as Markdown
   * @throws IOException if a log cannot be read or the report cannot be written
   */
  public static String report(Path out, Consumer<String> warnings) throws IOException {
    RunReport report = RunReport.write(Experiments.reported(), out);
    report.warnings().stream()
        .limit(MOST_WARNINGS)
        .forEach(warning -> warnings.accept("warning: " + warning));
    int more = report.warnings().size() - MOST_WARNINGS;
    if (more > 0) {
      warnings.accept("warning: and %d more; list --results %s shows all".formatted(more, out));
    }
    return report.markdown();
  }

  /**
   * Writes a sheet for each run, or one for all seeds of an experiment.
   *
   * @param ended the runs that have ended well
   * @param warnings takes what is missing on a sheet
   * @param notes takes where the sheets are
   */
  public static void sheets(
      List<TrainingJob> ended, Consumer<String> warnings, Consumer<String> notes) {
    Map<Experiment, List<TrainingJob>> byExperiment =
        ended.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.plan().experiment(), LinkedHashMap::new, Collectors.toList()));
    for (List<TrainingJob> seeds : byExperiment.values()) {
      List<Path> folders = seeds.stream().map(run -> run.folder().path()).toList();
      Path folder = seeds.size() == 1 ? folders.get(0) : folders.get(0).getParent();
      RunPlan plan = seeds.get(0).plan();
      try {
        SheetFolder sheet =
            Sheets.write(folder, folders, Optional.of(plan.dataset()), plan.engine());
        sheet.warnings().forEach(warning -> warnings.accept("warning: " + warning));
        sheet.file().ifPresent(file -> notes.accept("sheet: " + file));
      } catch (IOException e) { // the runs themselves are whole
        warnings.accept("warning: no sheet: " + FailureText.of(e));
      }
    }
  }

  private RunDocuments() {}
}
