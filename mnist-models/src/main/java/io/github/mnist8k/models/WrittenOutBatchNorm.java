package io.github.mnist8k.models;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Batch norm in training, by sums and products. On a CPU it takes a quarter of the time of
 * TensorFlow's fused operation where the number of channels is not a multiple of four.
 *
 * <p>A part of the batch is seen as a matrix with one line for each row of an image: [N height,
 * width channels]. Long lines suit the processor better than a few channels do.
 */
final class WrittenOutBatchNorm {

  /** Normalises the parts by the statistics of all of them and moves the running statistics. */
  static List<Operand<TFloat32>> apply(
      LayerGraph graph, BatchNorm norm, List<Operand<TFloat32>> parts) {
    Ops tf = graph.tf();
    FeatureShape shape = graph.shape();
    Operand<TInt32> lineShape = tf.array(-1, shape.width() * shape.channels());
    Operand<TInt32> width = tf.array(shape.width());
    List<Operand<TFloat32>> lines = new ArrayList<>();
    List<Operand<TFloat32>> counts = new ArrayList<>();
    for (Operand<TFloat32> part : parts) {
      lines.add(tf.reshape(part, lineShape));
      counts.add(tf.dtypes.cast(tf.size(part), TFloat32.class));
    }
    Operand<TFloat32> channels = tf.constant((float) shape.channels());
    Operand<TFloat32> count = tf.math.div(tf.math.addN(counts), channels);

    Operand<TFloat32> mean = tf.math.div(channelSums(tf, shape, lines), count);
    // The variance does not change with the point that distances are taken from: no gradient there.
    Operand<TFloat32> lineMean = tf.tile(tf.stopGradient(mean), width);
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (Operand<TFloat32> part : lines) {
      squares.add(tf.math.square(tf.math.sub(part, lineMean)));
    }
    Operand<TFloat32> squareSums = channelSums(tf, shape, squares);
    Operand<TFloat32> variance = tf.math.div(squareSums, count);

    Operand<TFloat32> deviation =
        tf.math.sqrt(tf.math.add(variance, tf.constant((float) norm.eps())));
    Operand<TFloat32> scale = tf.math.div(graph.read("weight"), deviation);
    Operand<TFloat32> shift = tf.math.sub(graph.read("bias"), tf.math.mul(mean, scale));
    Operand<TFloat32> lineScale = tf.tile(scale, width);
    Operand<TFloat32> lineShift = tf.tile(shift, width);
    List<Operand<TFloat32>> normalised = new ArrayList<>();
    for (Operand<TFloat32> part : lines) {
      Operand<TFloat32> moved = tf.math.add(tf.math.mul(part, lineScale), lineShift);
      normalised.add(
          tf.reshape(moved, tf.array(-1, shape.height(), shape.width(), shape.channels())));
    }

    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> unbiased =
        tf.math.div(squareSums, tf.math.maximum(tf.math.sub(count, one), one));
    move(graph, norm, "running_mean", mean);
    move(graph, norm, "running_var", unbiased);
    return normalised;
  }

  /**
   * Sums [channels] over all lines of all parts; first for each image, since a float that is added
   * up in few steps keeps more digits.
   */
  private static Operand<TFloat32> channelSums(
      Ops tf, FeatureShape shape, List<Operand<TFloat32>> parts) {
    int line = shape.width() * shape.channels();
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> part : parts) {
      Operand<TFloat32> images = tf.reshape(part, tf.array(-1, shape.height(), line));
      sums.add(tf.reduceSum(tf.reduceSum(images, tf.constant(1)), tf.constant(0)));
    }
    return tf.reduceSum(
        tf.reshape(tf.math.addN(sums), tf.array(shape.width(), shape.channels())), tf.constant(0));
  }

  private static void move(
      LayerGraph graph, BatchNorm norm, String statistic, Operand<TFloat32> batch) {
    Ops tf = graph.tf();
    Operand<TFloat32> kept =
        tf.math.mul(graph.read(statistic), tf.constant((float) (1 - norm.momentum())));
    Operand<TFloat32> added = tf.math.mul(batch, tf.constant((float) norm.momentum()));
    graph.updateStatistic(statistic, tf.math.add(kept, added));
  }

  private WrittenOutBatchNorm() {}
}
