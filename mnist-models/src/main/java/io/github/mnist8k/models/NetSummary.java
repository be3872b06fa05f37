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

/**
 * The sizes of a net, layer by layer and as a whole, much as torchsummary shows them.
 *
 * @param input shape of an image
 * @param rows one for each layer, in order
 * @param parameters number of trainable values
 * @param multiplyAccumulates multiplications with a weight for one image
 * @param receptiveField as {@link Net#receptiveField()}, in pixels
 */
public record NetSummary(
    FeatureShape input,
    List<Row> rows,
    int parameters,
    long multiplyAccumulates,
    int receptiveField) {

  private static final int FLOAT_BYTES = 4;

  /**
   * The sizes of one layer.
   *
   * @param index index of the layer in its net
   * @param text the layer in a few words, such as {@code Conv2d 1 to 16, 3x3}
   * @param output shape of one image's features behind the layer
   * @param parameters number of trainable values
   * @param multiplyAccumulates multiplications with a weight for one image
   * @param receptiveField side of the square of pixels that one value behind the layer sees
   */
  public record Row(
      int index,
      String text,
      FeatureShape output,
      int parameters,
      long multiplyAccumulates,
      int receptiveField) {}

  /** Copies the list. */
  public NetSummary {
    rows = List.copyOf(rows);
  }

  /** The sizes of a net. */
  public static NetSummary of(Net net) {
    List<FeatureShape> shapes = net.shapes();
    List<Integer> fields = net.receptiveFields();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      rows.add(
          new Row(
              i,
              text(layer),
              shapes.get(i + 1),
              Parameter.trainableValues(layer.parameters()),
              layer.multiplyAccumulates(shapes.get(i)),
              fields.get(i)));
    }
    return new NetSummary(
        shapes.get(0), rows, net.parameterCount(), net.multiplyAccumulates(), net.receptiveField());
  }

  /** Values that the layers give for one image, all together. */
  public long forwardValues() {
    return rows.stream().mapToLong(row -> row.output().size()).sum();
  }

  /** Bytes of {@link #forwardValues()} in float32. */
  public long forwardBytes() {
    return forwardValues() * FLOAT_BYTES;
  }

  private static String text(Layer layer) {
    String name = layer.getClass().getSimpleName();
    if (layer instanceof Conv2d conv) {
      return name
          + (" " + conv.inChannels() + " to " + conv.outChannels() + ", " + square(conv.kernel()))
          + (conv.padding() > 0 ? ", padding " + conv.padding() : "")
          + (conv.bias() ? ", bias" : "");
    }
    if (layer instanceof Linear linear) {
      return name
          + (" " + linear.inFeatures() + " to " + linear.outFeatures())
          + (linear.bias() ? ", bias" : "");
    }
    if (layer instanceof BatchNorm norm) {
      return name + " " + norm.channels();
    }
    if (layer instanceof MaxPool pool) {
      return name + " " + square(pool.kernel()) + ", stride " + pool.stride();
    }
    if (layer instanceof AvgPool pool) {
      return name + " " + square(pool.kernel());
    }
    if (layer instanceof Dropout dropout) {
      return name + " " + dropout.p();
    }
    if (layer instanceof Dropout2d dropout) {
      return name + " " + dropout.p();
    }
    return name;
  }

  private static String square(int side) {
    return side + "x" + side;
  }
}
