package io.github.mnist8k.vector.stages;

import io.github.mnist8k.models.layers.BatchNorm;
import java.util.List;

/**
 * Batch norm of a stage: brings the groups' statistics together, always in the order of the groups,
 * and gives the factors of both ways. A stage without batch norm has one that changes nothing.
 */
final class Norm {

  private final BatchNorm layer;
  private final Variable weight;
  private final Variable bias;
  private final Variable runningMean;
  private final Variable runningVariance;

  /** Factors of {@code z = u * scale + shift}, and the batch's mean. */
  final float[] scale;

  final float[] shift;
  final float[] mean;

  /** Factors of {@code du = dz * ofZ + u * ofU + constant}. */
  final float[] ofZ;

  final float[] ofU;
  final float[] constant;

  private final double[] exactMean;
  private final double[] inverse; // 1 / sqrt(variance + eps)
  private double count;

  /**
   * A batch norm.
   *
   * @param layer null for none
   * @param variables the layer's in the order of its parameters
   * @param channels of the stage
   */
  Norm(BatchNorm layer, List<Variable> variables, int channels) {
    this.layer = layer;
    this.weight = layer == null ? null : variables.get(0);
    this.bias = layer == null ? null : variables.get(1);
    this.runningMean = layer == null ? null : variables.get(2);
    this.runningVariance = layer == null ? null : variables.get(3);
    scale = new float[channels];
    shift = new float[channels];
    mean = new float[channels];
    ofZ = new float[channels];
    ofU = new float[channels];
    constant = new float[channels];
    exactMean = new double[channels];
    inverse = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      scale[channel] = 1;
      ofZ[channel] = 1;
    }
  }

  /** Whether it does something. */
  boolean present() {
    return layer != null;
  }

  /** What the mean of a channel has been so far: the running mean, which is zero at first. */
  float expectedMean(int channel) {
    return runningMean.values()[channel];
  }

  /** Factors of inference, from the running statistics. */
  void useRunning() {
    for (int c = 0; c < scale.length && present(); c++) {
      double root = 1 / Math.sqrt(runningVariance.values()[c] + layer.eps());
      set(c, runningMean.values()[c], root);
    }
  }

  /**
   * Factors of training, from the groups' means and squared distances (Chan, Golub and LeVeque,
   * "Updating formulae and a pairwise algorithm for computing sample variances", 1979), and the new
   * running statistics.
   *
   * @param stage number of the stage
   * @param groups the batch
   * @param pixels of a channel
   */
  void useBatch(int stage, Group[] groups, int used, int pixels) {
    for (int c = 0; c < scale.length; c++) {
      double n = 0;
      double mean = 0;
      double squares = 0;
      for (int g = 0; g < used; g++) {
        double[] statistics = groups[g].statistics(stage);
        double m = (double) groups[g].images() * pixels;
        double distance = statistics[2 * c] - mean;
        mean += distance * m / (n + m);
        squares += statistics[2 * c + 1] + distance * distance * n * m / (n + m);
        n += m;
      }
      count = n;
      set(c, mean, 1 / Math.sqrt(squares / n + layer.eps()));
      move(runningMean, c, mean);
      move(runningVariance, c, squares / Math.max(1, n - 1));
    }
  }

  private void set(int c, double mean, double inverse) {
    exactMean[c] = mean;
    this.inverse[c] = inverse;
    double factor = weight.values()[c] * inverse;
    this.mean[c] = (float) mean;
    scale[c] = (float) factor;
    shift[c] = (float) (bias.values()[c] - mean * factor);
  }

  private void move(Variable running, int c, double value) {
    double old = running.values()[c];
    running.values()[c] = (float) (old + layer.momentum() * (value - old));
  }

  /**
   * Gradients of weight and bias and the factors of the way back, from the groups' sums of dz and
   * of dz (u - mean).
   */
  void back(int stage, Group[] groups, int used) {
    for (int c = 0; c < scale.length; c++) {
      double sum = 0;
      double product = 0;
      for (int g = 0; g < used; g++) {
        double[] sums = groups[g].statistics(stage);
        sum += sums[2 * c];
        product += sums[2 * c + 1];
      }
      bias.gradient()[c] = (float) sum;
      weight.gradient()[c] = (float) (product * inverse[c]);
      double factor = weight.values()[c] * inverse[c];
      double ofU = -factor * inverse[c] * inverse[c] * product / count;
      ofZ[c] = (float) factor;
      this.ofU[c] = (float) ofU;
      constant[c] = (float) (-factor * sum / count - ofU * exactMean[c]);
    }
  }
}
