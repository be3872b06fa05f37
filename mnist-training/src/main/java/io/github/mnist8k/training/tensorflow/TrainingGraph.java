package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.tensorflow.GraphBuilding;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.tensorflow.graph.ImageInput;
import io.github.mnist8k.models.tensorflow.graph.NetGraph;
import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.models.tensorflow.graph.Variables;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.Training;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A training as a graph in a session of TensorFlow. */
final class TrainingGraph implements Training {

  private static final int TEST_BATCH = 1000; // the mean over all images does not depend on it
  private static final int PART_IMAGES = 16; // at least; with fewer, operations are too short

  private final Net layers;
  private final Recipe recipe;
  private final Dataset data;
  private final int parts;

  private final Graph graph;
  private final Session session;
  private final NetGraph net;
  private final List<Variable> slots;
  private final DeviceImages test;
  private final MetricSums trainSums;
  private final MetricSums testSums;
  private final Placeholder<TInt32> rows;

  /** By the number of parts that a batch is cut into. */
  private final Map<Integer, UpdateLoop> updates = new HashMap<>();

  private final Map<Integer, Evaluation> evaluations = new HashMap<>();

  private boolean closed;

  /**
   * The test of a batch.
   *
   * @param logits logits of the images of its rows
   * @param sums adds them up
   */
  private record Evaluation(Operand<TFloat32> logits, Op sums) {}

  TrainingGraph(Net layers, Recipe recipe, Dataset data, Execution execution) {
    this.layers = layers;
    this.recipe = recipe;
    this.data = data;
    this.parts = parts(recipe, execution);
    DeviceImages train;
    try (var building = GraphBuilding.on(execution.device())) {
      graph = building.graph();
      Ops tf = building.tf();
      rows = tf.placeholder(TInt32.class);
      net = new NetGraph(tf, layers);
      slots =
          net.trainables().stream()
              .flatMap(variable -> OptimizerGraph.slots(tf, recipe.optimizer(), variable).stream())
              .toList();
      train = new DeviceImages(tf, UpdateGraph.TRAIN, data.train());
      test = new DeviceImages(tf, "test", data.test());
      trainSums = new MetricSums(tf, UpdateGraph.TRAIN);
      testSums = new MetricSums(tf, "test");
      updates.put(parts, loop(parts));
      evaluations.put(parts, evaluation(parts));
    }

    session = new Session(graph, Sessions.sideBySide(execution));
    train.upload(session);
    test.upload(session);
    trainSums.reset(session);
  }

  /** Parts of a batch, one for each thread; a GPU takes the whole. */
  private static int parts(Recipe recipe, Execution execution) {
    int most = Math.max(1, recipe.batchSize() / PART_IMAGES);
    return execution.device() == Device.CPU ? Math.min(execution.threads(), most) : 1;
  }

  /** Parts of a batch of so many images: no part is empty, since oneDNN computes no empty one. */
  private int parts(int images) {
    return images < parts ? 1 : parts;
  }

  private UpdateLoop loop(int count) {
    try (var building = GraphBuilding.of(graph)) {
      return new UpdateLoop(
          building.tf(),
          (loop, inputs) ->
              new UpdateGraph(loop, layers, recipe, data.train(), count, inputs).updates());
    }
  }

  private Evaluation evaluation(int count) {
    try (var building = GraphBuilding.of(graph)) {
      return evaluation(building.tf(), count);
    }
  }

  private Evaluation evaluation(Ops tf, int count) {
    List<Operand<TFloat32>> partLogits = new ArrayList<>();
    for (Operand<TInt32> partRows : UpdateGraph.split(tf, rows, count)) {
      var images = ImageInput.normalized(tf, test.images(partRows), recipe.normalization());
      partLogits.add(net.inference(images));
    }
    Operand<TFloat32> logits =
        count == 1 ? partLogits.get(0) : tf.concat(partLogits, tf.constant(0));
    Operand<TInt64> labels = test.labels(rows);
    Operand<TFloat32> losses = UpdateGraph.losses(tf, logits, labels, layers.classes());
    Op sums = tf.withControlDependencies(testSums.add(losses, logits, labels)).noOp();
    return new Evaluation(logits, sums);
  }

  @Override
  public void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
    requireOpen();
    Variables.assign(session, net.variables(), weights);
    Variables.assign(session, slots, optimizer);
  }

  @Override
  public Map<String, FloatTensor> weights() {
    requireOpen();
    return Variables.read(session, net.variables());
  }

  @Override
  public Map<String, FloatTensor> slots() {
    requireOpen();
    return Variables.read(session, slots);
  }

  @Override
  public void update(List<Update> chunk) {
    requireOpen();
    int images = Update.batchSize(chunk);
    updates.computeIfAbsent(parts(images), this::loop).run(session, chunk);
  }

  @Override
  public Metrics takeTrainMetrics() {
    requireOpen();
    Metrics metrics = trainSums.read(session);
    trainSums.reset(session);
    return metrics;
  }

  @Override
  public Metrics evaluate() {
    requireOpen();
    testSums.reset(session);
    test((runner, evaluation, from) -> runner.addTarget(evaluation.sums()).run().close());
    return testSums.read(session);
  }

  @Override
  public float[] testLogits() {
    requireOpen();
    float[] all = new float[test.size() * layers.classes()];
    FloatDataBuffer buffer = DataBuffers.of(all, false, false);
    test(
        (runner, evaluation, from) -> {
          try (Result result = runner.fetch(evaluation.logits()).run()) {
            ((TFloat32) result.get(0)).copyTo(buffer.offset((long) from * layers.classes()));
          }
        });
    return all;
  }

  /** What is done with a batch of test images, the first of which is given. */
  private interface TestBatch {
    void run(Session.Runner runner, Evaluation evaluation, int from);
  }

  private void test(TestBatch work) {
    for (int from = 0; from < test.size(); from += TEST_BATCH) {
      int to = Math.min(from + TEST_BATCH, test.size());
      Evaluation evaluation = evaluations.computeIfAbsent(parts(to - from), this::evaluation);
      try (TInt32 batch = TInt32.vectorOf(IntStream.range(from, to).toArray())) {
        work.run(session.runner().feed(rows, batch), evaluation, from);
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the training is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
      updates.values().forEach(UpdateLoop::close);
      graph.close();
    }
  }
}
