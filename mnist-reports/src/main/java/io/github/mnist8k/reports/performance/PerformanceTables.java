package io.github.mnist8k.reports.performance;

import io.github.mnist8k.reports.performance.Measurement.Program;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.reports.text.MarkedSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The tables of {@code docs/performance.md}: our program beside its rivals. They stand between the
 * lines {@code <!-- mnist8k:results:performance begin -->} and {@code ... end -->}.
 */
public final class PerformanceTables implements Document {

  /** A rival that is no use of PyTorch as it comes: layers of it were written anew. */
  private static final String REWRITTEN = "pytorch-rewritten";

  private static final String SECTION = "performance";
  private static final String NONE = "-";

  private final Measurements measurements;
  private final Map<String, Double> operations;
  private final SortedRuns runs;

  /**
   * Tables of measurements made together.
   *
   * @param measurements all rows of the file, at least one
   * @param operations floating-point operations of training on one image, by experiment
   * @param runs our runs, which say after how many epochs an accuracy is reached
   * @throws IllegalArgumentException if there is no measurement
   */
  public PerformanceTables(
      List<Measurement> measurements, Map<String, Double> operations, SortedRuns runs) {
    if (Objects.requireNonNull(measurements, "measurements").isEmpty()) {
      throw new IllegalArgumentException("expected measurements, found none");
    }
    this.operations = Map.copyOf(Objects.requireNonNull(operations, "operations"));
    this.runs = Objects.requireNonNull(runs, "runs");
    this.measurements = new Measurements(List.copyOf(measurements), this.operations.keySet());
  }

  @Override
  public String rewrite(String text) {
    return new MarkedSections(text, Set.of(SECTION))
        .with(Map.of(SECTION, "\n" + markdown() + "\n"));
  }

  private String markdown() {
    return String.join(
        "\n",
        provenance(),
        "### Training, images per second\n",
        training(),
        "### Ratio of our training and inference to the rivals'\n",
        ratios(),
        "### Distance to the arithmetic limit\n",
        limit(),
        "### Inference\n",
        inference(),
        "### Start-up, epochs and memory of our programs\n",
        ours(),
        "### Time to accuracy on two cores\n",
        new TimeToAccuracy(measurements).table(runs));
  }

  private String provenance() {
    List<Measurement> rows = measurements.rows();
    Measurement any = rows.get(0);
    int runs = rows.stream().mapToInt(Measurement::n).max().orElseThrow();
    var versions = rows.stream().map(PerformanceTables::version).distinct();
    return "Measured on "
        + (any.cpu() + ", " + any.cores() + " cores, " + any.date())
        + (", n = " + runs + " runs of each program and setup in alternation.\n")
        + "A figure is the median of the runs, with the smallest and the largest.\n\n"
        + String.join("", versions.map(version -> "- " + version + "\n").toList());
  }

  private static String version(Measurement row) {
    String java = row.java().equals(NONE) ? "" : ", Java " + row.java();
    return row.program() + ": " + row.version() + java;
  }

  private String training() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      for (Program program : programs("training")) {
        rows.add(
            List.of(
                experiment,
                program.name(),
                program.java(),
                cell(measurements.find(program, experiment, "training", 1, 1)),
                cell(measurements.find(program, experiment, "training", 2, 1)),
                cell(measurements.find(program, experiment, "training", 1, 2))));
      }
    }
    return Markdown.table(
        List.of("experiment", "program", "JDK", "1 thread", "2 threads", "2 jobs of 1 thread"),
        3,
        rows);
  }

  /** The programs that were measured by a figure. */
  private List<Program> programs(String figure) {
    return measurements.programs().stream()
        .filter(
            program ->
                measurements.rows().stream()
                    .anyMatch(row -> row.on().equals(program) && row.figure().equals(figure)))
        .toList();
  }

  private static String cell(Optional<Measurement> found) {
    return found
        .map(m -> "%s (%s to %s)".formatted(figure(m.median()), figure(m.min()), figure(m.max())))
        .orElse(NONE);
  }

  private static String figure(double value) {
    return value < 100 ? Markdown.number(value, 1) : Markdown.count(Math.round(value));
  }

  private String ratios() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      Predicate<Program> configured = program -> !program.name().equals(REWRITTEN);
      Predicate<Program> rewritten = configured.negate();
      rows.add(
          List.of(
              experiment,
              ratio(experiment, "training", 1, configured),
              ratio(experiment, "training", 2, configured),
              ratio(experiment, "training", 1, rewritten),
              ratio(experiment, "training", 2, rewritten),
              ratio(experiment, "inference_1", 1, configured),
              ratio(experiment, "inference_64", 1, configured),
              ratio(experiment, "inference_1000", 1, configured)));
    }
    return "Ours is the fastest of our programs, the rival the fastest of the rivals; each with the\n"
        + "better number of threads in a single run and in inference.\n"
        + "The best rival is the fastest of those that use PyTorch's own layers.\n\n"
        + Markdown.table(
            List.of(
                "experiment",
                "single run to best rival",
                "two jobs to best rival",
                "single run to " + REWRITTEN,
                "two jobs to " + REWRITTEN,
                "batch of 1",
                "batch of 64",
                "batch of 1,000"),
            1,
            rows);
  }

  /** Our best speed over the best of the chosen rivals. */
  private String ratio(String experiment, String figure, int jobs, Predicate<Program> rivals) {
    var best = best(experiment, figure, jobs, rivals.and(program -> !program.isOurs()));
    var ours = best(experiment, figure, jobs, Program::isOurs);
    return best.isEmpty() || ours.isEmpty()
        ? NONE
        : Markdown.number(ours.get().median() / best.get().median(), 2);
  }

  private Optional<Measurement> best(
      String experiment, String figure, int jobs, Predicate<Program> programs) {
    return Measurements.highest(
        measurements.programs().stream()
            .filter(programs)
            .flatMap(program -> measurements.best(program, experiment, figure, jobs).stream()));
  }

  private String limit() {
    var matmul =
        Measurements.highest(measurements.rows().stream().filter(m -> m.figure().equals("matmul")));
    if (matmul.isEmpty()) {
      return "Not measured.\n";
    }
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      double limit = 1e9 * matmul.get().median() / operations.get(experiment);
      var single = best(experiment, "training", 1, Program::isOurs);
      var jobs = best(experiment, "training", 2, Program::isOurs);
      rows.add(
          List.of(
              experiment,
              Markdown.number(operations.get(experiment) / 1e6, 1),
              figure(limit),
              share(single, limit),
              share(jobs, limit)));
    }
    return "Large float32 matrices are multiplied at %s GFLOP/s here, by the best of 1 and 2 threads.\n"
            .formatted(figure(matmul.get().median()))
        + "At that speed the convolutions alone, forwards and backwards, would allow the limit.\n\n"
        + Markdown.table(
            List.of(
                "experiment",
                "MFLOP per image",
                "limit, images/s",
                "our single run",
                "our two jobs"),
            1,
            rows);
  }

  private static String share(Optional<Measurement> ours, double limit) {
    return ours.map(
            m ->
                "%s (%s %%)"
                    .formatted(figure(m.median()), Markdown.number(100 * m.median() / limit, 0)))
        .orElse(NONE);
  }

  private String inference() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      for (Program program : programs("inference_1")) {
        rows.add(
            List.of(
                experiment,
                program.name(),
                program.java(),
                cell(measurements.find(program, experiment, "latency_1", 1, 1)),
                cell(measurements.find(program, experiment, "latency_1", 2, 1)),
                cell(measurements.best(program, experiment, "inference_64", 1)),
                cell(measurements.best(program, experiment, "inference_1000", 1))));
      }
    }
    return "Microseconds for one image, from its pixels to its logits, and images per second in batches\n"
        + "with the better number of threads.\n\n"
        + Markdown.table(
            List.of(
                "experiment",
                "program",
                "JDK",
                "us, 1 thread",
                "us, 2 threads",
                "batch of 64",
                "batch of 1,000"),
            3,
            rows);
  }

  private String ours() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      for (Program program : programs("epoch")) {
        rows.add(
            List.of(
                experiment,
                program.name(),
                program.java(),
                number(measurements.find(program, experiment, "start_up", 2, 1), 1e-3, 1),
                number(measurements.find(program, experiment, "epoch", 1, 1), 1, 1),
                number(measurements.find(program, experiment, "epoch", 2, 1), 1, 1),
                number(measurements.find(program, experiment, "peak_memory", 2, 1), 1, 0)));
      }
    }
    return Markdown.table(
        List.of(
            "experiment",
            "program",
            "JDK",
            "s to the end of the first update",
            "s per epoch, 1 thread",
            "s per epoch, 2 threads",
            "peak memory, MiB"),
        3,
        rows);
  }

  private static String number(Optional<Measurement> found, double factor, int decimals) {
    return found.map(m -> Markdown.number(factor * m.median(), decimals)).orElse(NONE);
  }
}
