package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.models.layers.Parameter.Constant;
import java.util.List;

/**
 * Batch normalisation of each channel, as {@code torch.nn.BatchNorm2d} (Ioffe and Szegedy, 2015).
 *
 * <p>In training the batch's own mean and biased variance normalise, and the running statistics
 * move by {@code momentum} towards the batch's mean and <em>unbiased</em> variance. In inference
 * the running statistics normalise.
 *
 * @param channels channels of input and output
 * @param eps added to the variance before the square root
 * @param momentum weight of the new batch in the running statistics, in (0, 1)
 */
public record BatchNorm(int channels, double eps, double momentum) implements Layer {

  /** Checks the ranges. */
  public BatchNorm {
    Ranges.atLeast("channels", 1, channels);
    Ranges.positive("eps", eps);
    Ranges.properShare("momentum", momentum);
  }

  /** With PyTorch's defaults: eps 1e-5, momentum 0.1. */
  public BatchNorm(int channels) {
    this(channels, 1e-5, 0.1);
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    input.refuseFlat();
    if (input.channels() != channels) {
      throw new IllegalArgumentException(
          "expected " + channels + " channels, found " + input.channels());
    }
    return input;
  }

  @Override
  public List<Parameter> parameters() {
    var shape = List.of(channels);
    return List.of(
        new Parameter("weight", shape, true, new Constant(1)),
        new Parameter("bias", shape, true, new Constant(0)),
        new Parameter("running_mean", shape, false, new Constant(0)),
        new Parameter("running_var", shape, false, new Constant(1)));
  }
}
