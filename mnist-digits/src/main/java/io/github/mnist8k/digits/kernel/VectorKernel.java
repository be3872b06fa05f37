package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.Convolution;

/** Convolutions by the JDK's Vector API; needs its module. */
final class VectorKernel extends Kernel {

  /** Called by name. */
  VectorKernel() {}

  @Override
  public String name() {
    return "Vector API, " + VectorConvolution.LANES + " numbers at a time";
  }

  @Override
  int overrun() {
    return VectorConvolution.WIDE * VectorConvolution.LANES;
  }

  @Override
  Stage convolution(Convolution layer, float floor, Planes in, Planes out) {
    return new VectorConvolution(layer, floor, in, out);
  }
}
