package io.github.mnist8k.models;

import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.layers.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A net: an immutable list of layers that turns an image of 1x28x28 into logits.
 *
 * <p>The index of a layer in the list is its key in weights files, as in a PyTorch {@code
 * nn.Sequential} of the same modules.
 *
 * @param layers the layers from image to logits, the last of which gives flat features: one for
 *     each of 2 to 1,000 classes
 */
public record Net(List<Layer> layers) {

  private static final int LEAST_CLASSES = 2;
  private static final int MOST_CLASSES = 1000;

  /**
   * Checks that each layer takes the output of the one before.
   *
   * @throws NullPointerException naming the layer that is null
   * @throws IllegalArgumentException if there are no layers, or naming the first layer that does
   *     not fit, an end that is not flat, or a number of classes out of range
   */
  public Net {
    layers = List.copyOf(Objects.requireNonNull(layers, "layers"));
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a net has at least one layer, found none");
    }
    FeatureShape end = shapes(layers).get(layers.size());
    if (!end.flat()) {
      throw new IllegalArgumentException(
          "a net ends in flat features, as Flatten and Linear give them, found "
              + end
              + "; append new Flatten()");
    }
    if (end.size() < LEAST_CLASSES || end.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "a net has "
              + LEAST_CLASSES
              + " to "
              + MOST_CLASSES
              + " logits, one for each class, found "
              + end.size());
    }
  }

  /** A net of these layers in this order. */
  public static Net of(Layer... layers) {
    for (int i = 0; i < layers.length; i++) {
      Objects.requireNonNull(layers[i], "layer " + i);
    }
    return new Net(List.of(layers));
  }

  /** Shapes of one image's features: element i enters layer i, the last leaves the net. */
  public List<FeatureShape> shapes() {
    return shapes(layers);
  }

  private static List<FeatureShape> shapes(List<Layer> layers) {
    List<FeatureShape> shapes = new ArrayList<>(List.of(FeatureShape.MNIST));
    for (int i = 0; i < layers.size(); i++) {
      try {
        shapes.add(layers.get(i).output(shapes.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "layer " + i + ", " + layers.get(i) + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(shapes);
  }

  /**
   * Number of logits, from 2 to 1,000; more than the 10 digits in nets whose last channels are
   * never a label.
   */
  public int classes() {
    return shapes().get(layers.size()).size();
  }

  /**
   * Parameters of all layers by key, such as {@code 0.weight}: those of a PyTorch {@code
   * nn.Sequential}'s state dict in its order, without {@code num_batches_tracked}.
   */
  public Map<String, Parameter> parameters() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      parameters.putAll(parameters(i));
    }
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * Parameters of one layer by the same keys and in the same order.
   *
   * @param layer index of the layer
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public Map<String, Parameter> parameters(int layer) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Parameter parameter : layers.get(layer).parameters()) {
      parameters.put(layer + "." + parameter.name(), parameter);
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** Number of trainable values, as torchsummary counts them. */
  public int parameterCount() {
    return Parameter.trainableValues(parameters().values());
  }

  /**
   * Multiplications with a weight for one image; biases, batch norm and pooling are not counted.
   */
  public long multiplyAccumulates() {
    List<FeatureShape> shapes = shapes();
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).multiplyAccumulates(shapes.get(i));
    }
    return sum;
  }

  /**
   * Side of the square of pixels that one value before the flattening sees, padding included: each
   * layer adds (kernel - 1) times the product of the strides before it (Araujo et al., "Computing
   * receptive fields", Distill 2019).
   */
  public int receptiveField() {
    return receptiveFields().get(layers.indexOf(new Flatten()));
  }

  /**
   * The receptive field behind each layer, as {@link #receptiveField()} counts it: element i is the
   * side of the square of pixels that one value behind layer i sees. The first {@link Linear} sees
   * all positions that were flattened.
   */
  public List<Integer> receptiveFields() {
    List<FeatureShape> shapes = shapes();
    List<Integer> fields = new ArrayList<>();
    int field = 1;
    int jump = 1;
    int flattened = 1; // side of the square of positions that lie in one row of flat features
    for (int i = 0; i < layers.size(); i++) {
      FeatureShape shape = shapes.get(i);
      Window window = layers.get(i).window(shape);
      if (layers.get(i) instanceof Flatten) {
        flattened = Math.max(flattened, Math.max(shape.height(), shape.width()));
      } else if (layers.get(i) instanceof Linear) {
        window = new Window(flattened, 1);
        flattened = 1;
      }
      field += (window.kernel() - 1) * jump;
      jump *= window.stride();
      fields.add(field);
    }
    return List.copyOf(fields);
  }
}
