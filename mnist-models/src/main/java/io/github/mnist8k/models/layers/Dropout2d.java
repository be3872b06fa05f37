package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;

/**
 * In training sets each whole channel of an image to zero with probability {@code p} and divides
 * the others by {@code 1 - p}; in inference does nothing. As {@code torch.nn.Dropout2d} (Tompson et
 * al., 2015).
 *
 * @param p probability of a zero, in [0, 1), kept to the nearest 1/65536
 */
public record Dropout2d(double p) implements Layer {

  /** Checks the range. */
  public Dropout2d {
    Ranges.share("p", p);
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    input.refuseFlat();
    return input;
  }
}
