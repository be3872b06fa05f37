package io.github.mnist8k.models.layers;

import java.util.Collection;
import java.util.List;

/**
 * A named tensor of a layer, in PyTorch's layout, with the values it starts from.
 *
 * @param name name within the layer, such as {@code weight} or {@code running_mean}
 * @param shape PyTorch's shape, for a convolution [out, in, height, width]
 * @param trainable whether the optimizer changes it; running statistics are not trainable
 * @param initial the values it starts from
 */
public record Parameter(String name, List<Integer> shape, boolean trainable, Initial initial) {

  /** Copies the shape. */
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Number of values of the trainable parameters among these. */
  public static int trainableValues(Collection<Parameter> parameters) {
    return parameters.stream()
        .filter(Parameter::trainable)
        .mapToInt(Parameter::size)
        .reduce(0, Math::addExact);
  }

  /** Rule for the values before training. */
  public sealed interface Initial permits Constant, Uniform {}

  /**
   * The same value everywhere.
   *
   * @param value the value
   */
  public record Constant(float value) implements Initial {}

  /**
   * Independent uniform draws from [-bound, bound).
   *
   * @param bound half the width of the interval, positive
   */
  public record Uniform(double bound) implements Initial {

    /**
     * PyTorch's default for convolutions and linear layers: {@code kaiming_uniform_(a = sqrt 5)}
     * for weights, whose bound {@code gain * sqrt(3 / fanIn)} with {@code gain = sqrt(2 / (1 + 5))}
     * is 1 / sqrt(fanIn), and the same bound for biases ({@code reset_parameters} of {@code
     * torch.nn.Conv2d} and {@code torch.nn.Linear}).
     *
     * @param fanIn inputs of one output value
     */
    public static Uniform ofFanIn(int fanIn) {
      return new Uniform(1 / Math.sqrt(fanIn));
    }
  }
}
