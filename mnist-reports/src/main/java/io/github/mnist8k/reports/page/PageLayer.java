package io.github.mnist8k.reports.page;

import java.util.Objects;

/**
 * A layer of a net as the page shows it.
 *
 * @param text the layer in a few words; the first of them is its kind
 * @param channels channels of its output
 * @param height rows of its output
 * @param width columns of its output
 * @param parameters number of trainable values
 * @param multiplyAccumulates multiplications with a weight for one image
 * @param receptiveField side of the square of pixels that one value of the output sees
 */
public record PageLayer(
    String text,
    int channels,
    int height,
    int width,
    int parameters,
    long multiplyAccumulates,
    int receptiveField) {

  /** Checks that the text is there. */
  public PageLayer {
    Objects.requireNonNull(text, "text");
  }
}
