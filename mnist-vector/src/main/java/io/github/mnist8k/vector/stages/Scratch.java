package io.github.mnist8k.vector.stages;

import io.github.mnist8k.vector.kernels.LaneSums;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.WeightGradient;
import java.util.List;

/** Memory of a thread, overwritten by each group. */
public final class Scratch {

  final float[][] inputs;
  final float[][] gradients;
  final float[][] winners;
  final float[][] factors;
  final float[] fromOutput;
  final float[] channel;
  final LaneSums sums = new LaneSums(2);
  final float[] block = new float[WeightGradient.MEMORY];
  final float[] lanes = new float[Lanes.GROUP];
  final float[] output;

  Scratch(List<Stage> stages) {
    int size = stages.size();
    inputs = new float[size][];
    gradients = new float[size][];
    winners = new float[size][];
    factors = new float[size][];
    int largest = 0;
    int largestChannel = 0;
    for (int s = 0; s < size; s++) {
      Stage stage = stages.get(s);
      inputs[s] = s == 0 ? null : stage.input().allocate(); // the first takes the group's images
      gradients[s] = stage.gradient().allocate();
      factors[s] = stage.activation().factors();
      winners[s] = new float[stage.pools() ? stage.output().values() : 0];
      largest = Math.max(largest, stage.output().allocate().length);
      largest = Math.max(largest, stage.input().bare().allocate().length);
      largestChannel = Math.max(largestChannel, stage.made().channelSize());
    }
    fromOutput = new float[largest];
    channel = new float[largestChannel];
    output = stages.get(size - 1).output().allocate();
  }

  /** Logits of a group: [classes, 16]. */
  public float[] logits() {
    return output;
  }

  /** Where the gradient by the logits is put: [classes, 16]. */
  public float[] logitGradient() {
    return fromOutput;
  }
}
