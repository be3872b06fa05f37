package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.models.layers.Parameter.Uniform;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolution with a square kernel and stride 1, as {@code torch.nn.Conv2d}.
 *
 * @param inChannels channels of the input
 * @param outChannels channels of the output
 * @param kernel side of the kernel
 * @param padding rows and columns of zeros added on each side: 0, or (kernel - 1) / 2 with an odd
 *     kernel, which keeps the size
 * @param bias whether each output channel adds a learned constant
 */
public record Conv2d(int inChannels, int outChannels, int kernel, int padding, boolean bias)
    implements Layer {

  /** Checks the ranges. */
  public Conv2d {
    Ranges.atLeast("inChannels", 1, inChannels);
    Ranges.atLeast("outChannels", 1, outChannels);
    Ranges.atLeast("kernel", 1, kernel);
    Ranges.require(
        padding == 0 || 2L * padding + 1 == kernel,
        "padding",
        "0, or (kernel - 1) / 2 with an odd kernel",
        padding + " with kernel " + kernel);
    if ((double) inChannels * outChannels * kernel * kernel > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected at most %d weights, found %d x %d x %d x %d"
              .formatted(Integer.MAX_VALUE, outChannels, inChannels, kernel, kernel));
    }
  }

  /**
   * Without padding, as PyTorch's default, and without a bias, which is not: {@link #withBias}
   * gives one.
   */
  public Conv2d(int inChannels, int outChannels, int kernel) {
    this(inChannels, outChannels, kernel, 0, false);
  }

  /** The same with {@code padding} zeros on each side. */
  public Conv2d padded(int padding) {
    return new Conv2d(inChannels, outChannels, kernel, padding, bias);
  }

  /** The same with a bias. */
  public Conv2d withBias() {
    return new Conv2d(inChannels, outChannels, kernel, padding, true);
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    input.refuseFlat();
    if (input.channels() != inChannels) {
      throw new IllegalArgumentException(
          "expected " + inChannels + " channels, found " + input.channels());
    }
    if (kernel > Math.min(input.height(), input.width()) + 2L * padding) {
      throw new IllegalArgumentException(
          "kernel %d is larger than the input %dx%d"
              .formatted(kernel, input.height(), input.width()));
    }
    int shrink = kernel - 1 - 2 * padding;
    return new FeatureShape(outChannels, input.height() - shrink, input.width() - shrink);
  }

  @Override
  public List<Parameter> parameters() {
    var initial = Uniform.ofFanIn(inChannels * kernel * kernel);
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter("weight", List.of(outChannels, inChannels, kernel, kernel), true, initial));
    if (bias) {
      parameters.add(new Parameter("bias", List.of(outChannels), true, initial));
    }
    return parameters;
  }

  @Override
  public long multiplyAccumulates(FeatureShape input) {
    FeatureShape output = output(input);
    return (long) output.height() * output.width() * outChannels * inChannels * kernel * kernel;
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(kernel, 1);
  }
}
