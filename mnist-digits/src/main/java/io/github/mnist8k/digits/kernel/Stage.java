package io.github.mnist8k.digits.kernel;

/**
 * One step of a net's arithmetic. Immutable: what it writes lies in the arrays that it is given.
 */
interface Stage {

  /**
   * Computes the features of one image.
   *
   * @param in features of the stage before
   * @param out this stage's features, all of them written
   * @param work {@link #workRows()} arrays of {@link #workLength()} or more, with any content
   */
  void run(float[] in, float[] out, float[][] work);

  /** Number of arrays that it needs to work in. */
  default int workRows() {
    return 0;
  }

  /** Length of each of them. */
  default int workLength() {
    return 0;
  }
}
