package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.Convolution;

/** A way to compute convolutions, which are nearly all the work. */
public abstract sealed class Kernel permits PlainKernel, VectorKernel {

  private static final String MODULE = "jdk.incubator.vector";

  Kernel() {}

  /** Loops that every JVM runs. */
  public static Kernel plain() {
    return new PlainKernel();
  }

  /**
   * The fastest that this JVM has: vector instructions if it was started with {@code --add-modules
   * jdk.incubator.vector}, else {@link #plain()}.
   */
  public static Kernel fastest() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return plain();
    }
    try {
      // By name: without the module, the class could not be loaded.
      return (Kernel)
          Class.forName(Kernel.class.getPackageName() + ".VectorKernel")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the vector kernel is part of this jar", e);
    }
  }

  /** What it is, for people. */
  public abstract String name();

  /** So many values behind each channel may be read and written, see {@link Planes}. */
  abstract int overrun();

  /**
   * A convolution.
   *
   * @param floor results below it become it: 0 for a relu, negative infinity for none
   * @param in where the input lies, with the convolution's padding as its border
   * @param out where the output goes, with the stride of the input
   */
  abstract Stage convolution(Convolution layer, float floor, Planes in, Planes out);
}
