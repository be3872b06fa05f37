package io.github.mnist8k.reproduce.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Evaluation;
import io.github.mnist8k.models.Evaluation.ClassResult;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.reproduce.options.DataOption;
import io.github.mnist8k.reproduce.options.EngineOption;
import io.github.mnist8k.reproduce.options.TrainedModel;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.TextTable;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: loss and accuracy of weights on the test set. */
@Command(
    name = "evaluate",
    description = "Loss, accuracy and a table per class on the test set.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private TrainedModel model;

  @Mixin private DataOption data;

  @Mixin private EngineOption engine;

  @Option(names = "--json", description = "One JSON object for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Experiment experiment = model.experiment();
    try (Inference trained = model.inference(experiment, engine.engine())) {
      Dataset dataset = data.dataset();
      Evaluation evaluation = evaluation(trained, dataset);
      String id = experiment.id();
      System.out.print(json ? json(id, dataset, evaluation) : text(id, dataset, evaluation));
    }
    return 0;
  }

  private static Evaluation evaluation(Inference trained, Dataset dataset) {
    try {
      return Evaluation.of(trained::logits, dataset.test());
    } catch (IllegalArgumentException e) {
      throw new UserException("test set of " + dataset.name() + ": " + e.getMessage());
    }
  }

  private static String json(String id, Dataset dataset, Evaluation evaluation) throws IOException {
    var mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("experiment", id);
    object.put("dataset", dataset.name());
    object.put("images", evaluation.images());
    object.put("correct", evaluation.correct());
    object.put("accuracy", evaluation.accuracy());
    object.put("loss", evaluation.loss());
    ArrayNode classes = object.putArray("per_class");
    for (ClassResult result : evaluation.perClass()) {
      ObjectNode entry =
          classes
              .addObject()
              .put("digit", result.digit())
              .put("images", result.images())
              .put("correct", result.correct());
      result
          .accuracy()
          .ifPresentOrElse(share -> entry.put("accuracy", share), () -> entry.putNull("accuracy"));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
  }

  private static String text(String id, Dataset dataset, Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("digit", "images", "correct", "accuracy"));
    for (ClassResult result : evaluation.perClass()) {
      OptionalDouble share = result.accuracy();
      rows.add(row(result.digit() + "", result.images(), result.correct(), share));
    }
    OptionalDouble share = OptionalDouble.of(evaluation.accuracy());
    rows.add(row("all", evaluation.images(), evaluation.correct(), share));
    return "%s on the test set of %s: loss %s%n%s"
        .formatted(
            id,
            dataset.name(),
            String.format(Locale.ROOT, "%.4f", evaluation.loss()),
            TextTable.of(1, rows));
  }

  private static List<String> row(String name, int images, int correct, OptionalDouble accuracy) {
    return List.of(
        name,
        Integer.toString(images),
        Integer.toString(correct),
        accuracy.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f %%", accuracy.getAsDouble()));
  }
}
