package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;

/**
 * Max pooling. A whole channel at a time becomes the largest of each value and its neighbours
 * below, then of each and its neighbours to the right; then what lies at the windows' corners is
 * picked. Loops over two arrays at the same index are those that the JVM's compiler turns into
 * vector instructions: a third of the time of a window after the other.
 */
final class MaxPoolStage implements Stage {

  private final MaxPool pool;
  private final Planes in;
  private final Planes out;

  MaxPoolStage(MaxPool pool, Planes in, Planes out) {
    this.pool = pool;
    this.in = in;
    this.out = out;
  }

  @Override
  public int workRows() {
    return 2;
  }

  @Override
  public int workLength() {
    return in.run();
  }

  @Override
  public void run(float[] features, float[] result, float[][] work) {
    float[] largest = work[0];
    for (int c = 0; c < out.shape().channels(); c++) {
      System.arraycopy(features, in.at(c), largest, 0, in.run());
      int length = spread(largest, work[1], in.run(), in.stride());
      spread(largest, work[1], length, 1);
      for (int y = 0; y < out.shape().height(); y++) {
        int from = y * pool.stride() * in.stride();
        int to = out.at(c) + y * out.stride();
        for (int x = 0; x < out.shape().width(); x++) {
          result[to + x] = largest[from + x * pool.stride()];
        }
      }
    }
  }

  /** Makes each value the largest of a window's side, in steps so long; gives how many are left. */
  private int spread(float[] largest, float[] moved, int length, int step) {
    int left = length;
    for (int i = 1; i < pool.kernel(); i++) {
      left -= step;
      System.arraycopy(largest, step, moved, 0, left);
      larger(largest, moved, left);
    }
    return left;
  }

  private static void larger(float[] largest, float[] moved, int length) {
    for (int j = 0; j < length; j++) {
      largest[j] = Math.max(largest[j], moved[j]);
    }
  }
}
