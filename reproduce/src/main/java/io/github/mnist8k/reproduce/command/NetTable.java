package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.AvgPool;
import io.github.mnist8k.models.BatchNorm;
import io.github.mnist8k.models.Conv2d;
import io.github.mnist8k.models.Dropout;
import io.github.mnist8k.models.Dropout2d;
import io.github.mnist8k.models.FeatureShape;
import io.github.mnist8k.models.Layer;
import io.github.mnist8k.models.Linear;
import io.github.mnist8k.models.MaxPool;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layers of a net as rows of text, much as torchsummary shows them. */
final class NetTable {

  /**
   * A header, then a row per layer: index and layer, output shape, parameters,
   * multiply-accumulates.
   */
  static List<List<String>> rows(Net net) {
    List<FeatureShape> shapes = net.shapes();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "output", "parameters", "multiply-accumulates"));
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      int parameters =
          layer.parameters().stream().filter(Parameter::trainable).mapToInt(Parameter::size).sum();
      rows.add(
          List.of(
              i + " " + text(layer),
              shapes.get(i + 1).toString(),
              number(parameters),
              number(layer.multiplyAccumulates(shapes.get(i)))));
    }
    return rows;
  }

  /** Sentences on the net as a whole. */
  static List<String> totals(Net net) {
    List<FeatureShape> shapes = net.shapes();
    long values = shapes.subList(1, shapes.size()).stream().mapToLong(FeatureShape::size).sum();
    return List.of(
        "Input: " + shapes.get(0) + ".",
        "Parameters: " + number(net.parameterCount()) + ".",
        "Multiply-accumulates: " + number(net.multiplyAccumulates()) + " per image.",
        "Receptive field: %1$dx%1$d pixels.".formatted(net.receptiveField()),
        String.format(
            Locale.ROOT,
            "Forward pass: %,d values, %.2f MiB per image in float32.",
            values,
            values * 4 / 1024.0 / 1024.0));
  }

  private static String text(Layer layer) {
    String name = layer.getClass().getSimpleName();
    if (layer instanceof Conv2d conv) {
      return name
          + " %d to %d, %dx%3$d".formatted(conv.inChannels(), conv.outChannels(), conv.kernel())
          + (conv.padding() > 0 ? ", padding " + conv.padding() : "")
          + (conv.bias() ? ", bias" : "");
    }
    if (layer instanceof Linear linear) {
      return name + " %d to %d, bias".formatted(linear.inFeatures(), linear.outFeatures());
    }
    if (layer instanceof BatchNorm norm) {
      return name + " " + norm.channels();
    }
    if (layer instanceof MaxPool pool) {
      return name + " %1$dx%1$d, stride %2$d".formatted(pool.kernel(), pool.stride());
    }
    if (layer instanceof AvgPool pool) {
      return name + " %1$dx%1$d".formatted(pool.kernel());
    }
    if (layer instanceof Dropout dropout) {
      return name + " " + dropout.p();
    }
    if (layer instanceof Dropout2d dropout) {
      return name + " " + dropout.p();
    }
    return name;
  }

  private static String number(long value) {
    return value == 0 ? "-" : String.format(Locale.ROOT, "%,d", value);
  }

  private NetTable() {}
}
