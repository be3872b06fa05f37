package io.github.mnist8k.vector.stages;

import io.github.mnist8k.vector.kernels.DenseGradient;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.Plane;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.kernels.WeightGradient;
import java.util.List;

/**
 * Gradient of a stage's product by its weights and its bias: each group gives its share, and once
 * all have, the shares are added up in the order of the groups.
 */
final class ProductGradient {

  private final int stage;
  private final Variable weight;
  private final Variable bias; // null for none
  private final WeightGradient shared; // one of the two
  private final DenseGradient dense;

  private ProductGradient(
      int stage, List<Variable> variables, WeightGradient shared, DenseGradient dense) {
    this.stage = stage;
    this.weight = variables.get(0);
    this.bias = variables.size() > 1 ? variables.get(1) : null;
    this.shared = shared;
    this.dense = dense;
  }

  /** Of a convolution, whose weights are shared by pixels. */
  static ProductGradient of(
      int stage, List<Variable> variables, Plane input, Plane gradient, int kernel) {
    return new ProductGradient(stage, variables, new WeightGradient(input, gradient, kernel), null);
  }

  /** Of a product that gives one pixel, in which each weight serves once. */
  static ProductGradient dense(
      int stage, List<Variable> variables, Plane input, Plane gradient, int images) {
    int inputs = input.channels() * input.height() * input.width();
    return new ProductGradient(stage, variables, null, new DenseGradient(inputs, gradient, images));
  }

  /** First calls of its kernel. */
  WarmUp warmUp() {
    return dense == null ? shared.warmUp() : dense.warmUp();
  }

  /** Whether the product has a bias, so that the gradients by its outputs are to be summed. */
  boolean biased() {
    return bias != null;
  }

  /** Numbers that a group keeps. */
  int sums() {
    return dense == null ? shared.sums() : 0;
  }

  /** The share of a group, from the product's input and the gradient by its output. */
  void take(Group group, float[] input, float[] dy, Scratch scratch) {
    if (dense == null) {
      shared.apply(input, dy, group.weightSums[stage], scratch.block);
    } else {
      dense.take(input, dy, group.firstImage());
    }
  }

  /** Before {@link #collect}, once all groups are through. */
  void prepareCollect(int used) {
    if (dense != null) {
      dense.pack(used * Lanes.GROUP);
    }
  }

  /**
   * Adds up the groups' shares.
   *
   * @param sums memory of the groups' sums, as many as are used
   * @param part which part of the weights, from 0
   * @param parts number of parts
   */
  void collect(Group[] groups, int used, float[][] sums, Scratch scratch, int part, int parts) {
    if (dense != null) {
      dense.apply(part, parts, weight.gradient());
    } else {
      for (int g = 0; g < used; g++) {
        sums[g] = groups[g].weightSums[stage];
      }
      long size = shared.weights();
      int from = (int) (size * part / parts);
      int end = (int) (size * (part + 1) / parts);
      shared.collect(sums, used, from, end, weight.gradient(), scratch.lanes);
    }
    if (part == 0 && bias != null) {
      collectBias(groups, used);
    }
  }

  private void collectBias(Group[] groups, int used) {
    for (int channel = 0; channel < bias.gradient().length; channel++) {
      double sum = 0;
      for (int g = 0; g < used; g++) {
        sum += groups[g].biasSums[stage][channel];
      }
      bias.gradient()[channel] = (float) sum;
    }
  }
}
