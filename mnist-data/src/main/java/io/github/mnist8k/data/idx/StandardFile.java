package io.github.mnist8k.data.idx;

/** The four files of a digit dataset, under the names that MNIST gave them. */
public enum StandardFile {
  /** Images to train on, uint8 [N, 28, 28]. */
  TRAIN_IMAGES("train-images-idx3-ubyte", IdxKind.IMAGES),
  /** Labels of the training images, uint8 [N]. */
  TRAIN_LABELS("train-labels-idx1-ubyte", IdxKind.LABELS),
  /** Images to test on, uint8 [N, 28, 28]. */
  TEST_IMAGES("t10k-images-idx3-ubyte", IdxKind.IMAGES),
  /** Labels of the test images, uint8 [N]. */
  TEST_LABELS("t10k-labels-idx1-ubyte", IdxKind.LABELS);

  private final String stem;
  private final IdxKind kind;

  StandardFile(String stem, IdxKind kind) {
    this.stem = stem;
    this.kind = kind;
  }

  /** Name without an ending; hashes are kept under it. */
  public String stem() {
    return stem;
  }

  /** What the file holds. */
  IdxKind kind() {
    return kind;
  }

  /** Name on the mirrors, on the class path and in the cache. */
  public String gzipName() {
    return stem + ".gz";
  }
}
