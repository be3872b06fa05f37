package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.models.layers.Parameter.Uniform;
import java.util.List;

/**
 * Matrix product with a bias, as {@code torch.nn.Linear}.
 *
 * @param inFeatures length of the input, which must be flat
 * @param outFeatures length of the output
 */
public record Linear(int inFeatures, int outFeatures) implements Layer {

  /** Checks the ranges. */
  public Linear {
    Ranges.atLeast("inFeatures", 1, inFeatures);
    Ranges.atLeast("outFeatures", 1, outFeatures);
    if ((double) inFeatures * outFeatures > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected at most %d weights, found %d x %d"
              .formatted(Integer.MAX_VALUE, outFeatures, inFeatures));
    }
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    if (!input.equals(FeatureShape.flat(inFeatures))) {
      throw new IllegalArgumentException(
          "expected "
              + inFeatures
              + " flat features, found "
              + input
              + (input.flat() ? "" : ", which Flatten would make flat"));
    }
    return FeatureShape.flat(outFeatures);
  }

  @Override
  public List<Parameter> parameters() {
    var initial = Uniform.ofFanIn(inFeatures);
    return List.of(
        new Parameter("weight", List.of(outFeatures, inFeatures), true, initial),
        new Parameter("bias", List.of(outFeatures), true, initial));
  }

  @Override
  public long multiplyAccumulates(FeatureShape input) {
    return (long) inFeatures * outFeatures;
  }
}
