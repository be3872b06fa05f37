package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.Convolution;

/** The JVM's compiler makes vector instructions of its loops. */
final class PlainKernel extends Kernel {

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  int overrun() {
    return 0;
  }

  @Override
  Stage convolution(Convolution layer, float floor, Planes in, Planes out) {
    return new PlainConvolution(layer, floor, in, out);
  }
}
