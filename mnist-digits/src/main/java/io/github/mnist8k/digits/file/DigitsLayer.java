package io.github.mnist8k.digits.file;

import java.nio.FloatBuffer;

/**
 * A layer of a net for inference, with its weights. Semantics are those of the PyTorch module of
 * the same name, layouts too: a convolution's weights are [out, in, row, column].
 *
 * <p>A layer keeps a read-only view of the numbers that it is given, which must not change
 * afterwards; its accessors give views of their own.
 */
public sealed interface DigitsLayer {

  /**
   * Shape of the output for a given input.
   *
   * @throws IllegalArgumentException if the layer cannot take this input
   */
  FeatureShape output(FeatureShape input);

  /**
   * Convolution with a square kernel, stride 1 and a bias.
   *
   * @param inChannels channels of the input
   * @param outChannels channels of the output
   * @param kernel side of the kernel
   * @param padding rows and columns of zeros on each side: 0, or half the kernel, which keeps the
   *     size
   * @param weights float32 [outChannels, inChannels, kernel, kernel]
   * @param bias float32 [outChannels]
   */
  record Convolution(
      int inChannels,
      int outChannels,
      int kernel,
      int padding,
      FloatBuffer weights,
      FloatBuffer bias)
      implements DigitsLayer {

    /** Checks the sizes. */
    public Convolution {
      if (inChannels < 1
          || outChannels < 1
          || kernel < 1
          || (padding != 0 && 2L * padding + 1 != kernel)) {
        throw new IllegalArgumentException(
            "expected positive channels and kernel and a padding of 0 or (kernel - 1) / 2, found "
                + "in %d, out %d, kernel %d, padding %d"
                    .formatted(inChannels, outChannels, kernel, padding));
      }
      long size = Sizes.product(outChannels, inChannels, kernel, kernel);
      weights = Sizes.checked("weights", weights, size);
      bias = Sizes.checked("bias", bias, outChannels);
    }

    @Override
    public FloatBuffer weights() {
      return weights.duplicate();
    }

    @Override
    public FloatBuffer bias() {
      return bias.duplicate();
    }

    @Override
    public FeatureShape output(FeatureShape input) {
      Sizes.expectChannels(inChannels, input);
      int shrink = kernel - 1 - 2 * padding;
      return new FeatureShape(outChannels, input.height() - shrink, input.width() - shrink);
    }
  }

  /** The larger of the input and zero. */
  record Relu() implements DigitsLayer {

    @Override
    public FeatureShape output(FeatureShape input) {
      return input;
    }
  }

  /**
   * A factor and a summand for each channel: a batch norm that is not part of a convolution.
   *
   * @param channels channels of input and output
   * @param scale float32 [channels]
   * @param shift float32 [channels], added after scaling
   */
  record ScaleShift(int channels, FloatBuffer scale, FloatBuffer shift) implements DigitsLayer {

    /** Checks the sizes. */
    public ScaleShift {
      if (channels < 1) {
        throw new IllegalArgumentException("expected positive channels, found " + channels);
      }
      scale = Sizes.checked("scale", scale, channels);
      shift = Sizes.checked("shift", shift, channels);
    }

    @Override
    public FloatBuffer scale() {
      return scale.duplicate();
    }

    @Override
    public FloatBuffer shift() {
      return shift.duplicate();
    }

    @Override
    public FeatureShape output(FeatureShape input) {
      Sizes.expectChannels(channels, input);
      return input;
    }
  }

  /**
   * Largest value of each square window, without padding; a rest at the border is dropped.
   *
   * @param kernel side of the window
   * @param stride distance between windows
   */
  record MaxPool(int kernel, int stride) implements DigitsLayer {

    /** Checks the ranges. */
    public MaxPool {
      if (kernel < 1 || stride < 1) {
        throw new IllegalArgumentException(
            "expected a positive kernel and stride, found " + kernel + ", " + stride);
      }
    }

    @Override
    public FeatureShape output(FeatureShape input) {
      return Sizes.pooled(input, kernel, stride);
    }
  }

  /**
   * Mean of each square window, windows side by side; a rest at the border is dropped.
   *
   * @param kernel side of the window and distance between windows
   */
  record AvgPool(int kernel) implements DigitsLayer {

    /** Checks the range. */
    public AvgPool {
      if (kernel < 1) {
        throw new IllegalArgumentException("expected a positive kernel, found " + kernel);
      }
    }

    @Override
    public FeatureShape output(FeatureShape input) {
      return Sizes.pooled(input, kernel, kernel);
    }
  }

  /** Mean of each channel over all positions. */
  record GlobalAvgPool() implements DigitsLayer {

    @Override
    public FeatureShape output(FeatureShape input) {
      return new FeatureShape(input.channels(), 1, 1);
    }
  }

  /** All features in one row, the first channel first. */
  record Flatten() implements DigitsLayer {

    @Override
    public FeatureShape output(FeatureShape input) {
      return new FeatureShape(input.size(), 1, 1);
    }
  }

  /**
   * Matrix product with a bias.
   *
   * @param inFeatures length of the input, which must be flat
   * @param outFeatures length of the output
   * @param weights float32 [outFeatures, inFeatures]
   * @param bias float32 [outFeatures]
   */
  record Linear(int inFeatures, int outFeatures, FloatBuffer weights, FloatBuffer bias)
      implements DigitsLayer {

    /** Checks the sizes. */
    public Linear {
      if (inFeatures < 1 || outFeatures < 1) {
        throw new IllegalArgumentException(
            "expected positive sizes, found in " + inFeatures + ", out " + outFeatures);
      }
      weights = Sizes.checked("weights", weights, Sizes.product(outFeatures, inFeatures));
      bias = Sizes.checked("bias", bias, outFeatures);
    }

    @Override
    public FloatBuffer weights() {
      return weights.duplicate();
    }

    @Override
    public FloatBuffer bias() {
      return bias.duplicate();
    }

    @Override
    public FeatureShape output(FeatureShape input) {
      if (!input.equals(new FeatureShape(inFeatures, 1, 1))) {
        throw new IllegalArgumentException(
            "expected " + inFeatures + " flat features, found " + input);
      }
      return new FeatureShape(outFeatures, 1, 1);
    }
  }
}
