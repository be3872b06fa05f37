package io.github.mnist8k.models;

import io.github.mnist8k.data.ImageSet;

/** A trained net that is asked for logits. Holds memory until it is closed. */
public interface Inference extends AutoCloseable {

  /**
   * Logits of a batch of images.
   *
   * @param pixels uint8 [N, 28, 28], row-major: N x 784 bytes
   * @return logits [N][classes]; a net may have more classes than the ten digits
   * @throws NullPointerException if {@code pixels} is null
   * @throws IllegalArgumentException if the number of bytes is not a positive multiple of 784
   * @throws IllegalStateException if it is closed
   */
  float[][] logits(byte[] pixels);

  /**
   * How well the net knows a set of images.
   *
   * @throws IllegalArgumentException naming the first image whose label is not a class of the net
   * @throws IllegalStateException if it is closed
   */
  default Evaluation evaluate(ImageSet set) {
    return Evaluation.of(this::logits, set);
  }

  /** Frees what it holds. The second call does nothing. */
  @Override
  void close();
}
