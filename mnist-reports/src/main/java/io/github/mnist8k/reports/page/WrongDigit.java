package io.github.mnist8k.reports.page;

import java.util.Objects;

/**
 * A test image that a net reads wrongly.
 *
 * @param image uint8 [28, 28], 784 bytes
 * @param label what it shows
 * @param answer what the net says
 * @param probability of the answer, 0 to 1, as the net says
 */
public record WrongDigit(byte[] image, int label, int answer, double probability) {

  /** Copies the image. */
  public WrongDigit {
    image = Objects.requireNonNull(image, "image").clone();
  }

  /** Copy of the image: 784 bytes. */
  @Override
  public byte[] image() {
    return image.clone();
  }
}
