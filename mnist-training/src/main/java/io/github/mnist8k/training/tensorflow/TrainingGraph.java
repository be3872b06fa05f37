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
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
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
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One net, its recipe and a dataset in a TensorFlow session: does updates, evaluates, and gives its
 * state away and takes it back. Holds native memory until it is closed.
 */
public final class TrainingGraph implements AutoCloseable {

  private static final int TEST_BATCH = 1000; // the mean over all images does not depend on it
  private static final int PART_IMAGES = 16; // at least; with fewer, operations are too short

  private final Graph graph;
  private final Session session;
  private final NetGraph net;
  private final List<Variable> slots;
  private final DeviceImages test;

  private final Placeholder<TInt32> rows;
  private final UpdateLoop updates;
  private final MetricSums trainSums;
  private final MetricSums testSums;
  private final Op evaluation;

  public TrainingGraph(Net layers, Recipe recipe, Dataset data, Execution execution) {
    DeviceImages train;
    try (var building = GraphBuilding.on(execution.device())) {
      graph = building.graph();
      Ops tf = building.tf();
      rows = tf.placeholder(TInt32.class);
      net = new NetGraph(tf, layers);
      train = new DeviceImages(tf, UpdateGraph.TRAIN, data.train());
      test = new DeviceImages(tf, "test", data.test());
      trainSums = new MetricSums(tf, UpdateGraph.TRAIN);
      testSums = new MetricSums(tf, "test");

      int parts = parts(recipe, execution);
      List<Variable> inside = new ArrayList<>();
      updates =
          new UpdateLoop(
              tf,
              (loop, inputs) -> {
                var update = new UpdateGraph(loop, layers, recipe, data.train(), parts, inputs);
                inside.addAll(update.slots());
                return update.updates();
              });
      slots = inside.stream().map(slot -> new Variable(tf, slot.name(), slot.shape())).toList();

      Operand<TFloat32> logits = testLogits(tf, recipe, parts);
      Operand<TInt64> digits = test.labels(rows);
      Operand<TFloat32> testLosses = UpdateGraph.losses(tf, logits, digits, layers.classes());
      evaluation = tf.withControlDependencies(testSums.add(testLosses, logits, digits)).noOp();
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

  private Operand<TFloat32> testLogits(Ops tf, Recipe recipe, int count) {
    List<Operand<TFloat32>> logits = new ArrayList<>();
    for (Operand<TInt32> partRows : UpdateGraph.split(tf, rows, count)) {
      var images = ImageInput.normalized(tf, test.images(partRows), recipe.normalization());
      logits.add(net.inference(images));
    }
    return count == 1 ? logits.get(0) : tf.concat(logits, tf.constant(0));
  }

  /** Sets the net's variables and the optimizer's. */
  public void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
    Variables.assign(session, net.variables(), weights);
    Variables.assign(session, slots, optimizer);
  }

  /** The optimizer's variables before the first update: all zero. */
  public Map<String, FloatTensor> freshSlots() {
    Map<String, FloatTensor> zeros = new LinkedHashMap<>();
    for (Variable slot : slots) {
      int size = slot.shape().stream().reduce(1, Math::multiplyExact);
      zeros.put(slot.name(), new FloatTensor(slot.shape(), new float[size]));
    }
    return zeros;
  }

  /** Current values of the net's variables. */
  public Map<String, FloatTensor> weights() {
    return Variables.read(session, net.variables());
  }

  /** Current values of the optimizer's variables. */
  public Map<String, FloatTensor> slots() {
    return Variables.read(session, slots);
  }

  /** One optimizer update; see {@link Update}. */
  public void update(int[] batch, Rates rates, long seed, long count) {
    update(List.of(new Update(batch, rates, seed, count)));
  }

  /**
   * Optimizer updates, one after the other.
   *
   * @param chunk at least one, all of the same batch size
   */
  public void update(List<Update> chunk) {
    updates.run(session, chunk);
  }

  /** Running metrics of the updates since the last call, in training mode. */
  public Metrics takeTrainMetrics() {
    Metrics metrics = trainSums.read(session);
    trainSums.reset(session);
    return metrics;
  }

  /** Loss and hits over the whole test set, in inference mode. */
  public Metrics evaluate() {
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
    updates.close();
    graph.close();
  }
}
