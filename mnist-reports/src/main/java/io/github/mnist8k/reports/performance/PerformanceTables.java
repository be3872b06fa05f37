package io.github.mnist8k.reports.performance;

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

  private static final String OURS = "mnist8k";

  /** A rival that is no use of PyTorch as it comes: layers of it were written anew. */
  private static final String REWRITTEN = "pytorch-rewritten";

  private static final String SECTION = "performance";
  private static final String NONE = "-";

  private final Measurements measurements;
  private final Map<String, Double> operations;

  /**
   * Tables of measurements made together.
   *
   * @param measurements all rows of the file, at least one
   * @param operations floating-point operations of training on one image, by experiment
   * @throws IllegalArgumentException if there is no measurement
   */
  public PerformanceTables(List<Measurement> measurements, Map<String, Double> operations) {
    if (Objects.requireNonNull(measurements, "measurements").isEmpty()) {
      throw new IllegalArgumentException("expected measurements, found none");
    }
    this.operations = Map.copyOf(Objects.requireNonNull(operations, "operations"));
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
        "### Start-up and epochs of our program\n",
        ours());
  }

  private String provenance() {
    List<Measurement> rows = measurements.rows();
    Measurement any = rows.get(0);
    int runs = rows.stream().mapToInt(Measurement::n).max().orElseThrow();
    var versions = rows.stream().map(m -> m.program() + ": " + m.version()).distinct();
    return "Measured on "
        + (any.cpu() + ", " + any.cores() + " cores, " + any.date())
        + (", n = " + runs + " runs of each program and setup in alternation.\n")
        + "A figure is the median of the runs, with the smallest and the largest.\n\n"
        + String.join("", versions.map(version -> "- " + version + "\n").toList());
  }

  private String training() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      for (String program : measurements.programs()) {
        rows.add(
            List.of(
                experiment,
                program,
                cell(measurements.find(program, experiment, "training", 1, 1)),
                cell(measurements.find(program, experiment, "training", 2, 1)),
                cell(measurements.find(program, experiment, "training", 1, 2))));
      }
    }
    return Markdown.table(
        List.of("experiment", "program", "1 thread", "2 threads", "2 jobs of 1 thread"), 2, rows);
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
      Predicate<String> configured = program -> !program.equals(REWRITTEN);
      rows.add(
          List.of(
              experiment,
              ratio(experiment, "training", 1, configured),
              ratio(experiment, "training", 2, configured),
              ratio(experiment, "training", 1, REWRITTEN::equals),
              ratio(experiment, "training", 2, REWRITTEN::equals),
              ratio(experiment, "inference_1", 1, configured),
              ratio(experiment, "inference_64", 1, configured),
              ratio(experiment, "inference_1000", 1, configured)));
    }
    return "A single run and an inference count with the better number of threads on either side.\n"
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
  private String ratio(String experiment, String figure, int jobs, Predicate<String> rivals) {
    var best =
        Measurements.highest(
            measurements.programs().stream()
                .filter(program -> !program.equals(OURS) && rivals.test(program))
                .flatMap(program -> measurements.best(program, experiment, figure, jobs).stream()));
    var ours = measurements.best(OURS, experiment, figure, jobs);
    return best.isEmpty() || ours.isEmpty()
        ? NONE
        : Markdown.number(ours.get().median() / best.get().median(), 2);
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
      var ours = Measurements.highest(measurements.all(OURS, experiment, "training"));
      rows.add(
          List.of(
              experiment,
              Markdown.number(operations.get(experiment) / 1e6, 1),
              figure(limit),
              ours.map(m -> figure(m.median())).orElse(NONE),
              ours.map(m -> Markdown.number(100 * m.median() / limit, 0) + " %").orElse(NONE)));
    }
    return "Large float32 matrices are multiplied at %s GFLOP/s here, by the best of 1 and 2 threads.\n"
            .formatted(figure(matmul.get().median()))
        + "At that speed the convolutions alone, forwards and backwards, would allow the limit.\n\n"
        + Markdown.table(
            List.of("experiment", "MFLOP per image", "limit, images/s", "our best", "share"),
            1,
            rows);
  }

  private String inference() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      for (String program : measurements.programs()) {
        if (!program.equals(REWRITTEN)) {
          rows.add(
              List.of(
                  experiment,
                  program,
                  cell(measurements.find(program, experiment, "latency_1", 1, 1)),
                  cell(measurements.find(program, experiment, "latency_1", 2, 1)),
                  cell(measurements.best(program, experiment, "inference_64", 1)),
                  cell(measurements.best(program, experiment, "inference_1000", 1))));
        }
      }
    }
    return "Microseconds for one image, from its pixels to its logits, and images per second in batches\n"
        + "with the better number of threads.\n\n"
        + Markdown.table(
            List.of(
                "experiment",
                "program",
                "us, 1 thread",
                "us, 2 threads",
                "batch of 64",
                "batch of 1,000"),
            2,
            rows);
  }

  private String ours() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : measurements.experiments()) {
      rows.add(
          List.of(
              experiment,
              seconds(measurements.find(OURS, experiment, "start_up", 2, 1), 1e-3),
              seconds(measurements.find(OURS, experiment, "epoch", 1, 1), 1),
              seconds(measurements.find(OURS, experiment, "epoch", 2, 1), 1)));
    }
    return Markdown.table(
        List.of(
            "experiment",
            "s to the end of the first update",
            "s per epoch, 1 thread",
            "s per epoch, 2 threads"),
        1,
        rows);
  }

  private static String seconds(Optional<Measurement> found, double factor) {
    return found.map(m -> Markdown.number(factor * m.median(), 1)).orElse(NONE);
  }
}
