package io.github.mnist8k.bench.djl;

import com.sun.jna.Function;

/** Settings of glibc's memory, which DJL leaves alone. */
final class Memory {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;

  private Memory() {}

  /**
   * Lets glibc keep freed memory. Else the large tensors of every update come from the operating
   * system afresh, page by page.
   */
  static void keep() {
    Function mallopt;
    try {
      mallopt = Function.getFunction("c", "mallopt");
    } catch (UnsatisfiedLinkError e) {
      return;
    }
    mallopt.invokeInt(new Object[] {MMAP_MAX, 0});
    mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, Integer.MAX_VALUE});
    mallopt.invokeInt(new Object[] {TOP_PAD, 1 << 26});
  }
}
