package io.github.mnist8k.models.weights;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Immutable float32 numbers with a shape, row-major. */
public final class FloatTensor {

  private final List<Integer> shape;
  private final float[] values;

  /**
   * Takes over the array, which the caller must not change afterwards: the largest net has 150 MB
   * of it.
   *
   * @param shape sizes of the axes; empty for a scalar
   * @param values numbers in row-major order
   * @throws IllegalArgumentException if the number of values is not the product of the sizes
   */
  public FloatTensor(List<Integer> shape, float[] values) {
    if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
      throw new IllegalArgumentException(
          "shape " + shape + " does not hold " + values.length + " values");
    }
    this.shape = List.copyOf(shape);
    this.values = values;
  }

  /**
   * The value of a variable among values by name.
   *
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  public static FloatTensor of(Map<String, FloatTensor> values, String name, List<Integer> shape) {
    FloatTensor value = values.get(name);
    if (value == null || !value.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "variable "
              + name
              + ": expected a value of shape "
              + shape
              + ", found "
              + (value == null ? "none" : value.shape()));
    }
    return value;
  }

  /** Sizes of the axes. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** The value at a row-major position. */
  public float get(int position) {
    return values[position];
  }

  /** Row-major position of the first value that is infinite or not a number, if there is one. */
  public OptionalInt firstNotFinite() {
    return IntStream.range(0, values.length).filter(i -> !Float.isFinite(values[i])).findFirst();
  }

  /** Whether another has the same shape and the same numbers. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FloatTensor tensor
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "float32 " + shape;
  }

  /** A read-only view of all values, row-major. */
  public FloatBuffer values() {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }
}
