package io.github.mnist8k.reports.performance;

import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.reports.text.MarkedSections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of {@code docs/performance.md}: our program beside its rivals. */
public final class PerformanceTables {

  private static final String OURS = "mnist8k";

  /** A rival that is no use of PyTorch as it comes: layers of it were written anew. */
  private static final String REWRITTEN = "pytorch-rewritten";

  private static final String SECTION = "performance";
  private static final String NONE = "-";

  private final List<Measurement> measurements;
  private final Map<String, Double> operations;

  /**
   * Tables of measurements made together.
   *
   * @param measurements all rows of the file, at least one
   * @param operations floating-point operations of training on one image, by experiment
   * @throws IllegalArgumentException if there is no measurement
   */
  public PerformanceTables(List<Measurement> measurements, Map<String, Double> operations) {
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("expected measurements, found none");
    }
    this.measurements = List.copyOf(measurements);
    this.operations = Map.copyOf(operations);
  }

  /**
   * Puts the tables between the markers {@code <!-- mnist8k:results:performance begin -->} and
   * {@code ... end -->} of a text.
   *
   * @return the text with up-to-date tables; equal to {@code page} if they were so before
   * @throws IllegalArgumentException if the markers are missing, doubled or crossed
   */
  public String rewrite(String page) {
    return new MarkedSections(page, Set.of(SECTION))
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
    Measurement any = measurements.get(0);
    int runs = measurements.stream().mapToInt(Measurement::n).max().orElse(0);
    var versions = measurements.stream().map(m -> m.program() + ": " + m.version()).distinct();
    return "Measured on %s, %d cores, %s, n = %d runs of each program and setup in alternation.\n"
            .formatted(any.cpu(), any.cores(), any.date(), runs)
        + "A figure is the median of the runs, with the smallest and the largest.\n\n"
        + String.join("", versions.map(version -> "- " + version + "\n").toList());
  }

  private List<String> experiments() {
    return measurements.stream()
        .map(Measurement::experiment)
        .filter(operations::containsKey)
        .distinct()
        .toList();
  }

  private List<String> programs() {
    return measurements.stream()
        .filter(m -> operations.containsKey(m.experiment()))
        .map(Measurement::program)
        .distinct()
        .toList();
  }

  private Optional<Measurement> find(
      String program, String experiment, String figure, int threads, int jobs) {
    return all(program, experiment, figure)
        .filter(m -> m.threads() == threads && m.jobs() == jobs)
        .findFirst();
  }

  private Stream<Measurement> all(String program, String experiment, String figure) {
    return measurements.stream()
        .filter(m -> m.program().equals(program))
        .filter(m -> m.experiment().equals(experiment) && m.figure().equals(figure));
  }

  private String training() {
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : experiments()) {
      for (String program : programs()) {
        rows.add(
            List.of(
                experiment,
                program,
                cell(find(program, experiment, "training", 1, 1)),
                cell(find(program, experiment, "training", 2, 1)),
                cell(find(program, experiment, "training", 1, 2))));
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
    for (String experiment : experiments()) {
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
        programs().stream()
            .filter(program -> !program.equals(OURS) && rivals.test(program))
            .flatMap(program -> best(program, experiment, figure, jobs).stream())
            .max(Comparator.comparingDouble(Measurement::median));
    var ours = best(OURS, experiment, figure, jobs);
    return best.isEmpty() || ours.isEmpty()
        ? NONE
        : Markdown.number(ours.get().median() / best.get().median(), 2);
  }

  private Optional<Measurement> best(String program, String experiment, String figure, int jobs) {
    return all(program, experiment, figure)
        .filter(m -> m.jobs() == jobs)
        .max(Comparator.comparingDouble(Measurement::median));
  }

  private String limit() {
    var matmul =
        measurements.stream()
            .filter(m -> m.figure().equals("matmul"))
            .max(Comparator.comparingDouble(Measurement::median));
    if (matmul.isEmpty()) {
      return "Not measured.\n";
    }
    List<List<String>> rows = new ArrayList<>();
    for (String experiment : experiments()) {
      double limit = 1e9 * matmul.get().median() / operations.get(experiment);
      double ours =
          all(OURS, experiment, "training").mapToDouble(Measurement::median).max().orElse(0);
      rows.add(
          List.of(
              experiment,
              Markdown.number(operations.get(experiment) / 1e6, 1),
              figure(limit),
              figure(ours),
              Markdown.number(100 * ours / limit, 0) + " %"));
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
    for (String experiment : experiments()) {
      for (String program : programs()) {
        if (!program.equals(REWRITTEN)) {
          rows.add(
              List.of(
                  experiment,
                  program,
                  cell(find(program, experiment, "latency_1", 1, 1)),
                  cell(find(program, experiment, "latency_1", 2, 1)),
                  cell(best(program, experiment, "inference_64", 1)),
                  cell(best(program, experiment, "inference_1000", 1))));
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
    for (String experiment : experiments()) {
      rows.add(
          List.of(
              experiment,
              seconds(find(OURS, experiment, "start_up", 2, 1), 1e-3),
              seconds(find(OURS, experiment, "epoch", 1, 1), 1),
              seconds(find(OURS, experiment, "epoch", 2, 1), 1)));
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
