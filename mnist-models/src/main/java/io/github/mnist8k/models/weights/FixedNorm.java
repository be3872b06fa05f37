package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.layers.BatchNorm;
import java.util.Map;

/**
 * Batch norm in inference, of one channel: x becomes {@code scale (x - mean) + shift}, with {@code
 * scale = weight / sqrt(running_var + eps)}.
 *
 * @param scale factor
 * @param mean running mean, subtracted first
 * @param shift learned summand
 */
public record FixedNorm(double scale, double mean, double shift) {

  /**
   * The norm of one channel.
   *
   * @param values of the layer by the parameter's name, see {@link Weights#ofLayer}
   * @param channel from 0
   */
  public static FixedNorm of(BatchNorm norm, Map<String, FloatTensor> values, int channel) {
    double deviation = Math.sqrt(values.get("running_var").get(channel) + norm.eps());
    return new FixedNorm(
        values.get("weight").get(channel) / deviation,
        values.get("running_mean").get(channel),
        values.get("bias").get(channel));
  }

  /** What becomes of a value. */
  public double of(double value) {
    return scale * (value - mean) + shift;
  }
}
