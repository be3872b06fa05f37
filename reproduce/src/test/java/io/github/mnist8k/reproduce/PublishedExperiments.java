package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.data.Augmentation;
import io.github.mnist8k.data.Normalization;
import io.github.mnist8k.data.RandomRotation;
import io.github.mnist8k.models.AvgPool;
import io.github.mnist8k.models.BatchNorm;
import io.github.mnist8k.models.Conv2d;
import io.github.mnist8k.models.Dropout;
import io.github.mnist8k.models.Flatten;
import io.github.mnist8k.models.Layer;
import io.github.mnist8k.models.MaxPool;
import io.github.mnist8k.models.Relu;
import io.github.mnist8k.training.ConstantRate;
import io.github.mnist8k.training.LastBatch;
import io.github.mnist8k.training.OneCycle;
import io.github.mnist8k.training.Optimizer;
import io.github.mnist8k.training.Recipe;
import io.github.mnist8k.training.Schedule;
import io.github.mnist8k.training.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The facts sheet of the published experiments, in the types that declare ours. */
final class PublishedExperiments {

  private static final int MNIST_TRAINING_IMAGES = 60_000;
  private static final JsonNode SHEET = read();

  /** All ids in the sheet's order. */
  static List<String> ids() {
    return SHEET.findValuesAsText("id");
  }

  /** The entry of an experiment. */
  static JsonNode get(String id) {
    for (JsonNode experiment : SHEET) {
      if (experiment.get("id").textValue().equals(id)) {
        return experiment;
      }
    }
    throw new AssertionError("the sheet has no " + id);
  }

  /** The layers of an entry. */
  static List<Layer> layers(JsonNode experiment) {
    List<Layer> layers = new ArrayList<>();
    experiment.get("layers").forEach(layer -> layers.add(layer(layer)));
    return layers;
  }

  private static Layer layer(JsonNode layer) {
    String type = layer.get("type").textValue();
    return switch (type) {
      case "conv2d" ->
          new Conv2d(
              integer(layer, "in_channels"),
              integer(layer, "out_channels"),
              integer(layer, "kernel"),
              integer(layer, "padding"),
              layer.get("bias").booleanValue());
      case "batch_norm" ->
          new BatchNorm(
              integer(layer, "channels"), number(layer, "eps"), number(layer, "momentum"));
      case "relu" -> new Relu();
      case "dropout" -> new Dropout(number(layer, "p"));
      case "max_pool" -> new MaxPool(integer(layer, "kernel"), integer(layer, "stride"));
      case "avg_pool" -> new AvgPool(integer(layer, "kernel"));
      case "flatten" -> new Flatten();
      default -> throw new AssertionError("unknown layer " + type);
    };
  }

  /**
   * The recipe of an entry. What a {@link Recipe} cannot vary must be as it is always done here.
   */
  static Recipe recipe(JsonNode recipe) {
    assertText("every epoch", recipe, "shuffle");
    assertText("negative log-likelihood of log-softmax, batch mean", recipe, "loss");
    List<Augmentation> augmentations = new ArrayList<>();
    recipe.get("augmentation").forEach(node -> augmentations.add(augmentation(node)));
    JsonNode normalization = recipe.get("normalization");
    return new Recipe(
        integer(recipe, "batch_size"),
        LastBatch.valueOf(recipe.get("last_batch").textValue().toUpperCase(Locale.ROOT)),
        integer(recipe, "epochs"),
        new Normalization(number(normalization, "mean"), number(normalization, "std")),
        augmentations,
        optimizer(recipe.get("optimizer")),
        schedule(recipe.get("schedule"), recipe));
  }

  private static Augmentation augmentation(JsonNode augmentation) {
    assertText("random_rotation", augmentation, "type");
    assertText("nearest", augmentation, "interpolation");
    return new RandomRotation(number(augmentation, "degrees"), integer(augmentation, "fill"));
  }

  private static Optimizer optimizer(JsonNode optimizer) {
    assertText("sgd", optimizer, "type");
    assertEquals(3, optimizer.size(), "the sheet's optimizers have no weight decay");
    return new Sgd(number(optimizer, "learning_rate"), number(optimizer, "momentum"), 0);
  }

  private static Schedule schedule(JsonNode schedule, JsonNode recipe) {
    if (schedule.get("type").textValue().equals("constant")) {
      return new ConstantRate();
    }
    assertText("one_cycle", schedule, "type");
    assertText("cos", schedule, "anneal");
    assertText("momentum", schedule, "cycled");
    assertText("every update", schedule, "stepped");
    assertEquals(integer(recipe, "epochs"), integer(schedule, "epochs"));
    int batches = (MNIST_TRAINING_IMAGES - 1) / integer(recipe, "batch_size") + 1;
    assertEquals(batches, integer(schedule, "updates_per_epoch"));
    return new OneCycle(
        number(schedule, "max_learning_rate"),
        number(schedule, "pct_start"),
        number(schedule, "div_factor"),
        number(schedule, "final_div_factor"),
        number(schedule, "base_momentum"),
        number(schedule, "max_momentum"));
  }

  private static void assertText(String expected, JsonNode node, String name) {
    assertEquals(expected, node.get(name).textValue(), name);
  }

  private static int integer(JsonNode node, String name) {
    return Math.toIntExact(node.get(name).longValue());
  }

  private static double number(JsonNode node, String name) {
    return node.get(name).doubleValue();
  }

  private static JsonNode read() {
    try (InputStream in = PublishedExperiments.class.getResourceAsStream("/experiments.json")) {
      return new ObjectMapper().readTree(in).get("experiments");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private PublishedExperiments() {}
}
