package io.github.mnist8k.reports.performance;

import io.github.mnist8k.reports.performance.Measurement.Program;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a comparison, and how to find some of them.
 *
 * @param rows all rows in the order of the file
 * @param known ids of the experiments to compare by
 */
record Measurements(List<Measurement> rows, Set<String> known) {

  /** The known experiments that were measured, in the order of the rows. */
  List<String> experiments() {
    return rows.stream().map(Measurement::experiment).filter(known::contains).distinct().toList();
  }

  /** The programs that were measured with a known experiment, in the order of the rows. */
  List<Program> programs() {
    return rows.stream()
        .filter(row -> known.contains(row.experiment()))
        .map(Measurement::on)
        .distinct()
        .toList();
  }

  /** All setups of a figure. */
  Stream<Measurement> all(Program program, String experiment, String figure) {
    return rows.stream()
        .filter(row -> row.on().equals(program))
        .filter(row -> row.experiment().equals(experiment) && row.figure().equals(figure));
  }

  /** A figure in one setup. */
  Optional<Measurement> find(
      Program program, String experiment, String figure, int threads, int jobs) {
    return all(program, experiment, figure)
        .filter(row -> row.threads() == threads && row.jobs() == jobs)
        .findFirst();
  }

  /** The highest figure with so many jobs, whatever their threads. */
  Optional<Measurement> best(Program program, String experiment, String figure, int jobs) {
    return highest(all(program, experiment, figure).filter(row -> row.jobs() == jobs));
  }

  /** The row with the highest median. */
  static Optional<Measurement> highest(Stream<Measurement> rows) {
    return rows.max(Comparator.comparingDouble(Measurement::median));
  }
}
