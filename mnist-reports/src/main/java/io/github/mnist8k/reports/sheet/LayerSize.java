package io.github.mnist8k.reports.sheet;

import java.util.Objects;

/**
 * Trainable parameters of a layer.
 *
 * @param layer what it is, such as {@code 3 Conv2d 8 to 16, 3x3}
 * @param parameters their number, more than 0
 */
public record LayerSize(String layer, int parameters) {

  /** Checks that it has a name. */
  public LayerSize {
    Objects.requireNonNull(layer, "layer");
  }
}
