package io.github.mnist8k.digits.kernel;

import java.util.List;

/**
 * The arrays that one image needs on its way through a net.
 *
 * @param features of each stage, the image first; borders are zero
 * @param work arrays that the stages share to work in
 */
record Scratch(float[][] features, float[][] work) {

  static Scratch of(List<Planes> planes, List<Stage> stages) {
    float[][] features = new float[planes.size()][];
    for (int i = 0; i < features.length; i++) {
      features[i] = new float[planes.get(i).length()];
    }
    int rows = stages.stream().mapToInt(Stage::workRows).max().orElse(0);
    int length = stages.stream().mapToInt(Stage::workLength).max().orElse(0);
    return new Scratch(features, new float[rows][length]);
  }
}
