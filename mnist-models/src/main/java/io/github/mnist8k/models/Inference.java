package io.github.mnist8k.models;

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

  /** Frees what it holds. The second call does nothing. */
  @Override
  void close();
}
