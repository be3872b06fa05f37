package io.github.mnist8k.reproduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.training.experiment.Published;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The facts sheet of the published experiments, in the types that declare ours. */
public final class PublishedExperiments {

  private static final JsonNode SHEET = read();

  /** All ids in the sheet's order. */
  public static List<String> ids() {
    return SHEET.findValuesAsText("id");
  }

  /** The entry of an experiment. */
  public static JsonNode get(String id) {
    for (JsonNode experiment : SHEET) {
      if (experiment.get("id").textValue().equals(id)) {
        return experiment;
      }
    }
    throw new AssertionError("the sheet has no " + id);
  }

  /** The best accuracies of an entry; not every source published one for training. */
  public static Published claim(JsonNode experiment) {
    JsonNode published = experiment.get("published");
    return new Published(
        published.has("best_train") ? number(published, "best_train") : null,
        number(published, "best_test"));
  }

  /** The address of an entry's notebook or script. */
  public static String source(JsonNode experiment) {
    return "https://github.com/"
        + experiment.get("source_repository").textValue()
        + "/blob/HEAD/"
        + experiment.get("source_path").textValue();
  }

  /** The layers of an entry. */
  public static List<Layer> layers(JsonNode experiment) {
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
      case "linear" ->
          new Linear(
              integer(layer, "in_features"),
              integer(layer, "out_features"),
              layer.get("bias").booleanValue());
      case "batch_norm" ->
          new BatchNorm(
              integer(layer, "channels"), number(layer, "eps"), number(layer, "momentum"));
      case "relu" -> new Relu();
      case "dropout" -> new Dropout(number(layer, "p"));
      case "dropout2d" -> new Dropout2d(number(layer, "p"));
      case "max_pool" -> new MaxPool(integer(layer, "kernel"), integer(layer, "stride"));
      case "avg_pool" -> new AvgPool(integer(layer, "kernel"));
      case "global_avg_pool" -> new GlobalAvgPool();
      case "flatten" -> new Flatten();
      default -> throw new AssertionError("unknown layer " + type);
    };
  }

  /** A number without a fraction. */
  static int integer(JsonNode node, String name) {
    return Math.toIntExact(node.get(name).longValue());
  }

  /** Any number. */
  static double number(JsonNode node, String name) {
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
