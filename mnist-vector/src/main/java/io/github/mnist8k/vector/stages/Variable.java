package io.github.mnist8k.vector.stages;

import io.github.mnist8k.models.layers.Parameter;
import java.util.List;

/** A parameter of a layer with its values and, where the optimizer changes it, its gradient. */
public final class Variable {

  private final String name;
  private final Parameter parameter;
  private final float[] values;
  private final float[] gradient;

  Variable(int layer, Parameter parameter) {
    this.name = layer + "." + parameter.name();
    this.parameter = parameter;
    this.values = new float[parameter.size()];
    this.gradient = new float[parameter.trainable() ? parameter.size() : 0];
  }

  /** Key in weights files, such as {@code 0.weight}. */
  public String name() {
    return name;
  }

  /** PyTorch's shape. */
  public List<Integer> shape() {
    return parameter.shape();
  }

  /** Whether the optimizer changes it. */
  public boolean trainable() {
    return parameter.trainable();
  }

  /** Values, row-major; not a copy. */
  public float[] values() {
    return values;
  }

  /** Gradient of the batch's mean loss, row-major; not a copy; empty unless trainable. */
  public float[] gradient() {
    return gradient;
  }
}
