package io.github.mnist8k.reports.sheet;

import java.util.Objects;

/**
 * A test image that was answered wrongly.
 *
 * @param pixels uint8 [28, 28], 784 bytes; not to be changed
 * @param label what it is
 * @param answer what most of the seeds that were wrong said
 * @param probability that answer's probability, from 0 to 1; the mean over these seeds
 * @param seeds seeds that were wrong
 */
public record WrongDigit(byte[] pixels, int label, int answer, double probability, int seeds) {

  /** Checks that there are pixels. */
  public WrongDigit {
    Objects.requireNonNull(pixels, "pixels");
  }
}
