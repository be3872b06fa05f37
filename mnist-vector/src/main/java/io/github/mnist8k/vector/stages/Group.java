package io.github.mnist8k.vector.stages;

import io.github.mnist8k.vector.kernels.Draws;
import io.github.mnist8k.vector.kernels.Lanes;
import java.util.List;

/** What is kept of a group of 16 images from the way there to the way back. */
public final class Group {

  final float[] images;
  final float[][] made;
  final float[] gradient;
  final float[][] weightSums;
  final double[][] biasSums;
  final Draws[] draws;
  private final double[][] statistics;
  private int first;
  private int count;

  Group(List<Stage> stages) {
    int size = stages.size();
    images = stages.get(0).input().allocate();
    made = new float[size][];
    weightSums = new float[size][];
    biasSums = new double[size][];
    statistics = new double[size][];
    draws = new Draws[size];
    int largest = 0;
    for (int s = 0; s < size; s++) {
      Stage stage = stages.get(s);
      made[s] = stage.made().allocate();
      largest = Math.max(largest, made[s].length);
      weightSums[s] = new float[stage.weightSums()];
      biasSums[s] = new double[stage.made().channels()];
      statistics[s] = new double[2 * stage.made().channels()];
      draws[s] = stage.drops() ? new Draws() : null;
    }
    gradient = new float[largest];
  }

  /** Images that are there, at most {@link Lanes#GROUP}: the first lanes. */
  public int images() {
    return count;
  }

  /** Place of the first image in the batch. */
  int firstImage() {
    return first;
  }

  /**
   * Takes other images.
   *
   * @param first place of the first in the batch
   * @param count images, 1 to 16
   */
  public void take(int first, int count) {
    this.first = first;
    this.count = count;
  }

  /** Memory of the images: the first stage's input. */
  public float[] input() {
    return images;
  }

  double[] statistics(int stage) {
    return statistics[stage];
  }
}
