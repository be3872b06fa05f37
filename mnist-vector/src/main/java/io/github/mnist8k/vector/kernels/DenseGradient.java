package io.github.mnist8k.vector.kernels;

import java.util.Arrays;

/**
 * Gradient of a linear layer's weights, or of a convolution whose kernel covers its whole input:
 * for each output and input the sum over the batch of the output's gradient times the input.
 *
 * <p>Here the lanes hold 16 neighbouring inputs, not images, so that nothing is left to add up:
 *
 * <pre>{@code
 * gradient[output, 16 inputs] = sum over images of dy[output, image] * x[image, 16 inputs]
 * }</pre>
 *
 * <p>That is a convolution with a kernel of 1: the images are its channels, the groups of 16 inputs
 * its pixels, and dy its weights.
 */
public final class DenseGradient {

  private final Plane output;
  private final int inputs;
  private final int stride;
  private final int images;
  private final Convolution product;
  private final float[] x;
  private final float[] dy;
  private final float[] noBias;
  private final float[] padded; // where rows of inputs are no multiple of 16, or too few

  /**
   * The gradient of a layer.
   *
   * @param inputs values of an image's input
   * @param output the output's gradient: one pixel with a border
   * @param images most images of a batch
   */
  public DenseGradient(int inputs, Plane output, int images) {
    this.output = output;
    this.inputs = inputs;
    this.images = images;
    int vectors = (inputs + Lanes.GROUP - 1) / Lanes.GROUP;
    this.stride = vectors * Lanes.GROUP;
    var wide = new Plane(images, 1, vectors, 0);
    var target = new Plane(output.channels(), 1, vectors, 0);
    this.product = new Convolution(wide, target, 1);
    this.x = wide.allocate();
    this.dy = new float[output.channels() * images];
    this.noBias = new float[output.channels()];
    boolean whole = stride == inputs && target.paddedChannels() == output.channels();
    this.padded = whole ? null : target.allocate();
  }

  /** First calls of its tile. */
  public WarmUp warmUp() {
    return product.warmUp();
  }

  /**
   * Takes a group.
   *
   * @param input [inputs, 16]
   * @param gradient gradient of the output, in its plane
   * @param firstImage place of the group's first image in the batch
   */
  public void take(float[] input, float[] gradient, int firstImage) {
    for (int i = 0; i < inputs; i++) {
      for (int lane = 0; lane < Lanes.GROUP; lane++) {
        x[(firstImage + lane) * stride + i] = input[i * Lanes.GROUP + lane];
      }
    }
    for (int channel = 0; channel < output.channels(); channel++) {
      int from = output.at(channel, 0, 0);
      System.arraycopy(gradient, from, dy, channel * images + firstImage, Lanes.GROUP);
    }
  }

  /**
   * To be called once all groups are taken.
   *
   * @param taken images of the groups that were
   */
  public void pack(int taken) {
    for (int channel = 0; channel < output.channels(); channel++) {
      Arrays.fill(dy, channel * images + taken, (channel + 1) * images, 0);
    }
    product.weights(dy, noBias);
  }

  /**
   * A part of the gradient.
   *
   * @param part from 0
   * @param parts number of parts
   * @param gradient [outputs, inputs]
   */
  public void apply(int part, int parts, float[] gradient) {
    if (padded == null) {
      product.apply(x, gradient, part, parts);
      return;
    }
    // Small: one thread does all of it.
    if (part == 0) {
      product.apply(x, padded);
      for (int channel = 0; channel < output.channels(); channel++) {
        System.arraycopy(padded, channel * stride, gradient, channel * inputs, inputs);
      }
    }
  }
}
