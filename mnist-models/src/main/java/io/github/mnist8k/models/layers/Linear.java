package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.models.layers.Parameter.Uniform;
import java.util.List;

/**
 * Matrix product, as {@code torch.nn.Linear}.
 *
 * @param inFeatures length of the input, which must be flat
 * @param outFeatures length of the output
 * @param bias whether each output adds a learned constant
 */
public record Linear(int inFeatures, int outFeatures, boolean bias) implements Layer {

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

  /** With a bias, as PyTorch's default. */
  public Linear(int inFeatures, int outFeatures) {
    this(inFeatures, outFeatures, true);
  }

  /** The same without a bias. */
  public Linear withoutBias() {
    return new Linear(inFeatures, outFeatures, false);
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
    var weight = new Parameter("weight", List.of(outFeatures, inFeatures), true, initial);
    return bias
        ? List.of(weight, new Parameter("bias", List.of(outFeatures), true, initial))
        : List.of(weight);
  }

  @Override
  public long multiplyAccumulates(FeatureShape input) {
    return (long) inFeatures * outFeatures;
  }
}
