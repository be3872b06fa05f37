package io.github.mnist8k.models;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layers of a net as rows of text, much as torchsummary shows them. */
public final class NetSummary {

  /**
   * A header, then a row per layer: index and layer, output shape, parameters,
   * multiply-accumulates.
   */
  public static List<List<String>> rows(Net net) {
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
  public static List<String> totals(Net net) {
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

  private NetSummary() {}
}
