package io.github.mnist8k.reports.performance;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long our engines train on two threads until the mean test accuracy over the seeds first
 * reaches a level: the epochs by the logs of the runs, the seconds of an epoch and of the start by
 * the measurements. Both are needed for a row.
 */
final class TimeToAccuracy {

  private static final List<Double> LEVELS = List.of(99.0, 99.4);
  private static final int THREADS = 2;

  /** The mean of fewer seeds says little. */
  private static final int FEWEST_SEEDS = 5;

  private static final String NONE = "-";

  private final Measurements measurements;

  TimeToAccuracy(Measurements measurements) {
    this.measurements = measurements;
  }

  /** The table, with a line on how to read it. */
  String table(SortedRuns runs) {
    List<List<String>> rows = new ArrayList<>();
    for (ExperimentRuns experiment : runs.experiments()) {
      experiment.byEngine().forEach((engine, seeds) -> row(engine, seeds).ifPresent(rows::add));
    }
    if (rows.isEmpty()) {
      return "No experiment that was measured has logs of " + FEWEST_SEEDS + " seeds.\n";
    }
    List<String> header = new ArrayList<>(List.of("experiment", "program", "JDK", "seeds"));
    for (double level : LEVELS) {
      header.add("epochs to " + Markdown.number(level, 1) + " %");
      header.add("s");
    }
    return "From the start of the program with "
        + THREADS
        + " threads to the end of the epoch after which the mean test accuracy\n"
        + "of all seeds is that high; the tests after each epoch are not counted.\n\n"
        + Markdown.table(header, 3, rows);
  }

  private Optional<List<String>> row(String engine, List<RunLog> seeds) {
    String experiment = seeds.get(0).experiment();
    return measurements.rows().stream()
        .filter(row -> row.program().equals("mnist8k-" + engine))
        .filter(row -> row.experiment().equals(experiment) && row.figure().equals("training"))
        .filter(row -> row.threads() == THREADS && row.jobs() == 1)
        .findFirst()
        .filter(speed -> seeds.size() >= FEWEST_SEEDS)
        .map(speed -> row(speed, seeds));
  }

  private List<String> row(Measurement speed, List<RunLog> seeds) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                speed.experiment(), speed.program(), speed.java(), Integer.toString(seeds.size())));
    double start =
        measurements
            .find(speed.on(), speed.experiment(), "start_up", THREADS, 1)
            .map(m -> m.median() / 1e3)
            .orElse(0.0);
    double epoch = seeds.get(0).manifest().dataset().trainImages() / speed.median();
    for (double level : LEVELS) {
      OptionalInt epochs = epochs(seeds, level);
      cells.add(epochs.isEmpty() ? NONE : Integer.toString(epochs.getAsInt()));
      cells.add(epochs.isEmpty() ? NONE : Markdown.number(start + epochs.getAsInt() * epoch, 0));
    }
    return cells;
  }

  /** The first epochs, so many that the mean over the seeds has reached a level. */
  private static OptionalInt epochs(List<RunLog> seeds, double level) {
    int all = seeds.stream().mapToInt(seed -> seed.epochs().size()).min().orElseThrow();
    for (int epoch = 0; epoch < all; epoch++) {
      int last = epoch;
      // Logs have two decimals: in hundredths the sum is exact.
      long sum =
          seeds.stream()
              .mapToLong(seed -> Math.round(100 * seed.epochs().get(last).testAccuracy()))
              .sum();
      if (sum >= Math.round(100 * level) * seeds.size()) {
        return OptionalInt.of(epoch + 1);
      }
    }
    return OptionalInt.empty();
  }
}
