package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.tensorflow.graph.ImageInput;
import io.github.mnist8k.models.tensorflow.graph.NetGraph;
import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One update of a net in a graph: from the rows of a batch to new weights. The variables are those
 * of the same names in other graphs of the session.
 */
final class UpdateGraph {

  static final String TRAIN = "train";

  /**
   * What differs from one update to the next; all but the rows are scalars.
   *
   * @param rows rows of the training set [B]
   * @param noise seed from which the update's random numbers are drawn
   * @param learningRate learning rate
   * @param momentum momentum
   * @param number number of the update, from 1 at the start of the run
   */
  record Inputs(
      Operand<TInt32> rows,
      Operand<TInt64> noise,
      Operand<TFloat32> learningRate,
      Operand<TFloat32> momentum,
      Operand<TFloat64> number) {}

  private final Ops tf;
  private final Recipe recipe;
  private final DeviceImages images;
  private final List<Op> updates;

  /**
   * Adds the update.
   *
   * @param train the training set
   * @param count parts of the batch that are computed side by side
   */
  UpdateGraph(Ops tf, Net net, Recipe recipe, ImageSet train, int count, Inputs inputs) {
    this.tf = tf;
    this.recipe = recipe;
    this.images = new DeviceImages(tf, TRAIN, train);
    var netGraph = new NetGraph(tf, net);
    var training = netGraph.training(parts(inputs, count));
    Operand<TInt64> labels = images.labels(inputs.rows());
    Operand<TFloat32> losses = losses(tf, training.logits(), labels, net.classes());
    Operand<TFloat32> loss = tf.math.mean(losses, tf.constant(0));
    Operand<TFloat32> logitsGradient = tf.gradients(loss, List.of(training.logits())).dy(0);
    List<Operand<TFloat32>> gradients = training.gradients(logitsGradient);

    var optimizer =
        new OptimizerGraph(tf, inputs.learningRate(), inputs.momentum(), inputs.number());
    updates = new ArrayList<>(training.statistics());
    updates.addAll(new MetricSums(tf, TRAIN).add(losses, training.logits(), labels));
    List<Variable> trainables = netGraph.trainables();
    for (int i = 0; i < trainables.size(); i++) {
      updates.add(optimizer.update(recipe.optimizer(), trainables.get(i), gradients.get(i)));
    }
  }

  /** What is to be run for the update. */
  List<Op> updates() {
    return updates;
  }

  private List<NetGraph.Part> parts(Inputs inputs, int count) {
    var augmentation = new AugmentationGraph(tf);
    List<NetGraph.Part> parts = new ArrayList<>();
    for (Operand<TInt32> rows : split(tf, inputs.rows(), count)) {
      Operand<TInt64> seed = inputs.noise();
      if (!parts.isEmpty()) {
        seed = tf.math.add(seed, tf.constant((long) parts.size()));
      }
      var pixels = augmentation.apply(recipe.augmentation(), images.images(rows), seed);
      var normalized = ImageInput.normalized(tf, pixels, recipe.normalization());
      parts.add(new NetGraph.Part(normalized, seed));
    }
    return parts;
  }

  /** Consecutive parts of almost equal size; empty ones if there are fewer rows than parts. */
  static List<Operand<TInt32>> split(Ops tf, Operand<TInt32> rows, int parts) {
    if (parts == 1) {
      return List.of(rows);
    }
    int[] numbers = IntStream.rangeClosed(0, parts).toArray();
    Operand<TInt32> ends =
        tf.math.floorDiv(tf.math.mul(tf.size(rows), tf.constant(numbers)), tf.constant(parts));
    Operand<TInt32> sizes =
        tf.math.sub(
            tf.slice(ends, tf.array(1), tf.array(parts)),
            tf.slice(ends, tf.array(0), tf.array(parts)));
    return List.copyOf(tf.splitV(rows, sizes, tf.constant(0), (long) parts).output());
  }

  /**
   * Cross entropy of each image [B]; one-hot labels, because TensorFlow Java differentiates no
   * other form.
   */
  static Operand<TFloat32> losses(
      Ops tf, Operand<TFloat32> logits, Operand<TInt64> labels, int classes) {
    Operand<TFloat32> oneHot =
        tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    return tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
  }
}
