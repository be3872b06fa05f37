package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;

/**
 * In training sets each value to zero with probability {@code p} and divides the others by {@code 1
 * - p}; in inference does nothing. As {@code torch.nn.Dropout} (Srivastava et al., 2014).
 *
 * @param p probability of a zero, in [0, 1), kept to the nearest 1/65536
 */
public record Dropout(double p) implements Layer {

  /** Checks the range. */
  public Dropout {
    Ranges.share("p", p);
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    return input;
  }
}
