package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.ImageInput;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetGraph;
import io.github.mnist8k.models.Variable;
import io.github.mnist8k.models.Variables;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One net, its recipe and a dataset in a TensorFlow session: does updates, evaluates, and gives its
 * state away and takes it back. Holds native memory until it is closed.
 */
final class TrainingGraph implements AutoCloseable {

  private static final int TEST_BATCH = 1000; // the mean over all images does not depend on it
  private static final int PART_IMAGES = 16; // at least; with fewer, operations are too short

  private final Graph graph = new Graph();
  private final Session session;
  private final NetGraph net;
  private final List<Variable> slots;
  private final DeviceImages test;

  private final Placeholder<TInt32> rows;
  private final Placeholder<TInt64> noise;
  private final Placeholder<TFloat32> learningRate;
  private final Placeholder<TFloat32> momentum;
  private final Placeholder<TFloat64> number;
  private final MetricSums trainSums;
  private final MetricSums testSums;
  private final Op update;
  private final Op evaluation;

  TrainingGraph(Net layers, Recipe recipe, Dataset data, Execution execution) {
    Ops tf = Ops.create(graph);
    rows = tf.placeholder(TInt32.class);
    noise = tf.placeholder(TInt64.class);
    learningRate = tf.placeholder(TFloat32.class);
    momentum = tf.placeholder(TFloat32.class);
    number = tf.placeholder(TFloat64.class);
    net = new NetGraph(tf, layers);
    var train = new DeviceImages(tf, "train", data.train());
    test = new DeviceImages(tf, "test", data.test());
    trainSums = new MetricSums(tf, "train");
    testSums = new MetricSums(tf, "test");

    int parts = parts(recipe, execution);
    var training = net.training(trainingParts(tf, recipe, train, parts));
    Operand<TInt64> labels = train.labels(rows);
    Operand<TFloat32> losses = losses(tf, training.logits(), labels, layers.classes());
    Operand<TFloat32> loss = tf.math.mean(losses, tf.constant(0));
    Operand<TFloat32> byLogits = tf.gradients(loss, List.of(training.logits())).dy(0);
    List<Operand<TFloat32>> gradients = training.gradients(byLogits);

    var optimizer = new OptimizerGraph(tf, learningRate, momentum, number);
    List<Op> updates = new ArrayList<>(training.statistics());
    updates.addAll(trainSums.add(losses, training.logits(), labels));
    updates.addAll(optimizerUpdates(recipe.optimizer(), optimizer, gradients));
    update = tf.withControlDependencies(updates).noOp();
    slots = optimizer.slots();

    Operand<TFloat32> logits = testLogits(tf, recipe, parts);
    Operand<TInt64> digits = test.labels(rows);
    Operand<TFloat32> testLosses = losses(tf, logits, digits, layers.classes());
    evaluation = tf.withControlDependencies(testSums.add(testLosses, logits, digits)).noOp();

    session = new Session(graph, execution.sideBySideConfig());
    train.upload(session);
    test.upload(session);
    trainSums.reset(session);
  }

  /** Parts of a batch, one for each thread; a GPU takes the whole. */
  private static int parts(Recipe recipe, Execution execution) {
    int most = Math.max(1, recipe.batchSize() / PART_IMAGES);
    return execution.device() == Device.CPU ? Math.min(execution.threads(), most) : 1;
  }

  private List<NetGraph.Part> trainingParts(Ops tf, Recipe recipe, DeviceImages train, int count) {
    var augmentation = new AugmentationGraph(tf);
    List<NetGraph.Part> parts = new ArrayList<>();
    for (Operand<TInt32> partRows : split(tf, rows, count)) {
      long number = parts.size();
      Operand<TInt64> seed = number == 0 ? noise : tf.math.add(noise, tf.constant(number));
      var pixels = augmentation.apply(recipe.augmentation(), train.images(partRows), seed);
      var images = ImageInput.normalized(tf, pixels, recipe.normalization());
      parts.add(new NetGraph.Part(images, seed));
    }
    return parts;
  }

  private Operand<TFloat32> testLogits(Ops tf, Recipe recipe, int count) {
    List<Operand<TFloat32>> logits = new ArrayList<>();
    for (Operand<TInt32> partRows : split(tf, rows, count)) {
      var images = ImageInput.normalized(tf, test.images(partRows), recipe.normalization());
      logits.add(net.inference(images));
    }
    return count == 1 ? logits.get(0) : tf.concat(logits, tf.constant(0));
  }

  /** Consecutive parts of almost equal size. */
  private static List<Operand<TInt32>> split(Ops tf, Operand<TInt32> rows, int parts) {
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
  private static Operand<TFloat32> losses(
      Ops tf, Operand<TFloat32> logits, Operand<TInt64> labels, int classes) {
    Operand<TFloat32> oneHot =
        tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    return tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
  }

  private List<Op> optimizerUpdates(
      Optimizer optimizer, OptimizerGraph graph, List<Operand<TFloat32>> gradients) {
    List<Variable> trainables = net.trainables();
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < trainables.size(); i++) {
      updates.add(optimizer.update(graph, trainables.get(i), gradients.get(i)));
    }
    return updates;
  }

  /** Sets the net's variables and the optimizer's. */
  void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
    Variables.assign(session, net.variables(), weights);
    Variables.assign(session, slots, optimizer);
  }

  /** The optimizer's variables before the first update: all zero. */
  Map<String, FloatTensor> freshSlots() {
    Map<String, FloatTensor> zeros = new LinkedHashMap<>();
    for (Variable slot : slots) {
      int size = slot.shape().stream().reduce(1, Math::multiplyExact);
      zeros.put(slot.name(), new FloatTensor(slot.shape(), new float[size]));
    }
    return zeros;
  }

  /** Current values of the net's variables. */
  Map<String, FloatTensor> weights() {
    return Variables.read(session, net.variables());
  }

  /** Current values of the optimizer's variables. */
  Map<String, FloatTensor> slots() {
    return Variables.read(session, slots);
  }

  /**
   * One optimizer update.
   *
   * @param batch rows of the training set
   * @param rates learning rate and momentum
   * @param seed from which the update's random numbers are drawn
   * @param count number of the update, from 1 at the start of the run
   */
  void update(int[] batch, Rates rates, long seed, long count) {
    try (TInt32 batchTensor = TInt32.vectorOf(batch);
        TInt64 seedTensor = TInt64.scalarOf(seed);
        TFloat32 rate = TFloat32.scalarOf((float) rates.learningRate());
        TFloat32 inertia = TFloat32.scalarOf((float) rates.momentum());
        TFloat64 counter = TFloat64.scalarOf(count)) {
      session
          .runner()
          .feed(rows, batchTensor)
          .feed(noise, seedTensor)
          .feed(learningRate, rate)
          .feed(momentum, inertia)
          .feed(number, counter)
          .addTarget(update)
          .run()
          .close();
    }
  }

  /** Running metrics of the updates since the last call, in training mode. */
  Metrics takeTrainMetrics() {
    Metrics metrics = trainSums.read(session);
    trainSums.reset(session);
    return metrics;
  }

  /** Loss and hits over the whole test set, in inference mode. */
  Metrics evaluate() {
    testSums.reset(session);
    for (int from = 0; from < test.size(); from += TEST_BATCH) {
      int to = Math.min(from + TEST_BATCH, test.size());
      try (TInt32 batch = TInt32.vectorOf(IntStream.range(from, to).toArray())) {
        session.runner().feed(rows, batch).addTarget(evaluation).run().close();
      }
    }
    return testSums.read(session);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
