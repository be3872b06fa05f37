package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.Convolution;

/**
 * The taps of a convolution: the places of its kernel in each input channel, in the order of its
 * weights.
 */
final class Taps {

  /**
   * For each tap the position in the input of what it multiplies for the first output value; for
   * the output value that lies j further, its input lies j further.
   */
  static int[] starts(Convolution layer, Planes in) {
    int side = layer.kernel();
    int[] starts = new int[layer.inChannels() * side * side];
    int corner = layer.padding() * in.stride() + layer.padding();
    for (int t = 0; t < starts.length; t++) {
      int channel = t / (side * side);
      int row = t / side % side;
      starts[t] = in.at(channel) - corner + row * in.stride() + t % side;
    }
    return starts;
  }

  private Taps() {}
}
