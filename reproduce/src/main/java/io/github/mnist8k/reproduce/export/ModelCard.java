package io.github.mnist8k.reproduce.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lies beside an export for people and for the Hugging Face hub: a README with a YAML head.
 *
 * @param experiment what was trained
 * @param format form of the export
 * @param name name of the exported file or folder
 * @param description free text of the user, or an empty one
 * @param own the run that left these very weights, if it is known
 * @param others curves of the experiment's runs on MNIST by the engine
 */
public record ModelCard(
    Experiment experiment,
    ExportFormat format,
    String name,
    String description,
    Optional<RunLog> own,
    Map<String, List<AccuracyCurve>> others) {

  private static final int LAST = 5;

  /** Copies the map. */
  public ModelCard {
    others = Map.copyOf(others);
  }

  /** The whole card. */
  public String text() {
    List<String> lines = new ArrayList<>();
    head(lines);
    lines.add("");
    lines.add(CardFile.MARK);
    lines.add("# " + experiment.id() + " as " + format.text());
    lines.add("");
    if (!description.isBlank()) {
      lines.add(description.strip());
      lines.add("");
    }
    lines.add(
        "%s. A net of %s parameters that names the digit in a grey image of 28x28 pixels."
            .formatted(
                experiment.title(),
                String.format(Locale.ROOT, "%,d", experiment.net().parameterCount())));
    lines.add("");
    lines.add("## How good it is");
    lines.add(own.map(ModelCard::ownResult).orElse(unknownResult()));
    results().forEach(result -> lines.add("- " + result.words() + ": " + result.figure()));
    lines.add("");
    lines.add("## How to run it");
    lines.addAll(ModelUse.lines(format, name));
    lines.add("");
    lines.add("## Training data");
    lines.add(trainingData());
    lines.add("");
    lines.add("## Intended use, and limits");
    lines.add(
        "For teaching, for tests of tools, and as a baseline of its size. It has seen digits as MNIST"
            + " draws them: white on black, 20 pixels high, in the middle of 28x28. Other pictures must be"
            + " prepared so first. It names a digit for every image, letters and noise too, and its"
            + " probabilities are not calibrated. Not for decisions about people.");
    return String.join("\n", lines) + "\n";
  }

  private void head(List<String> lines) {
    lines.addAll(List.of("---", "license: apache-2.0", "library_name: " + format.library()));
    lines.addAll(List.of("pipeline_tag: image-classification", "tags:", "- mnist", "- mnist8k"));
    if (own.isEmpty() || own.filter(ModelCard::onMnist).isPresent()) {
      lines.addAll(List.of("datasets:", "- ylecun/mnist"));
    }
    lines.addAll(List.of("metrics:", "- accuracy"));
    List<Result> results = new ArrayList<>();
    own.filter(ModelCard::onMnist).ifPresent(log -> results.add(ofThese(log)));
    results.addAll(results());
    if (!results.isEmpty()) {
      lines.addAll(List.of("model-index:", "- name: " + quoted(experiment.id()), "  results:"));
      lines.addAll(List.of("  - task:", "      type: image-classification"));
      lines.addAll(List.of("    dataset:", "      name: MNIST", "      type: ylecun/mnist"));
      lines.addAll(List.of("      split: test", "    metrics:"));
      for (Result result : results) {
        lines.add("    - type: accuracy");
        lines.add("      name: " + quoted(result.words()));
        lines.add("      value: " + String.format(Locale.ROOT, "%.2f", result.accuracy()));
      }
    }
    lines.add("---");
  }

  /** A figure of the card. */
  private record Result(String words, double accuracy, String figure) {}

  private static Result ofThese(RunLog log) {
    double accuracy = log.curve().lastTest();
    return new Result(
        "test accuracy of these weights, seed " + log.seed() + " (n 1)",
        accuracy,
        percent(accuracy));
  }

  /** The experiment over its seeds, by each engine. */
  private List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (String engine : others.keySet().stream().sorted().toList()) {
      Spread spread = Spread.of(others.get(engine).stream().map(ModelCard::meanOfTheLast).toList());
      String words =
          "mean test accuracy of the last five epochs, engine %s (n %d seeds)"
              .formatted(engine, spread.n());
      String deviation =
          spread.n() > 1
              ? String.format(Locale.ROOT, ", standard deviation %.2f", spread.standardDeviation())
              : "";
      results.add(new Result(words, spread.mean(), percent(spread.mean()) + deviation));
    }
    return results;
  }

  private static double meanOfTheLast(AccuracyCurve curve) {
    return curve.last(LAST).stream().mapToDouble(EpochAccuracy::test).average().orElseThrow();
  }

  private static String ownResult(RunLog log) {
    return "These weights (seed %d, %s engine, %d epochs) know %d of the %d test images of %s: %s."
        .formatted(
            log.seed(),
            log.engine(),
            log.epochs().size(),
            log.epochs().get(log.epochs().size() - 1).testCorrect(),
            log.manifest().dataset().testImages(),
            log.manifest().dataset().name(),
            percent(log.curve().lastTest()));
  }

  private static String unknownResult() {
    return "The accuracy of these very weights is not known here: the log of their run did not lie"
        + " beside them. `mnist8k evaluate` measures it."
        + (" Runs of the same experiment, if any, are below.");
  }

  private String trainingData() {
    Normalization normalization = experiment.recipe().normalization();
    String data =
        own.filter(log -> !onMnist(log))
            .map(log -> "Trained on " + log.manifest().dataset().name() + ", which is not MNIST.")
            .orElse(
                "The experiment trains on the 60,000 images of MNIST's training set (CC BY-SA 3.0), "
                    + experiment.recipe().epochs()
                    + " epochs.");
    return "%s Pixels of 0 to 255 are normalised as (pixel / 255 - %s) / %s, %s."
        .formatted(
            data,
            normalization.mean(),
            normalization.std(),
            format == ExportFormat.SAFETENSORS ? "which is yours to do" : "inside the model");
  }

  private static boolean onMnist(RunLog log) {
    return log.manifest().dataset().name().equals("mnist");
  }

  private static String percent(double accuracy) {
    return String.format(Locale.ROOT, "%.2f %%", accuracy);
  }

  /** A text of JSON is one of YAML. */
  private static String quoted(String text) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
