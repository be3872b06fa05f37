package io.github.mnist8k.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Trains a net by a plain loop with the whole set in memory. Nothing is read back from a tensor
 * between two tests.
 */
final class Trainer {
  /** Images whose activations stay in the cache. */
  private static final int PIECE = 50;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final Experiment experiment;
  private final Layout layout;
  private final Rate rate;
  private final Optimizer optimizer;
  private final SequentialBlock net;
  private final List<Parameter> trained;
  private final ParameterStore store = new ParameterStore(manager, false);
  private final Loss crossEntropy = new SoftmaxCrossEntropyLoss();

  private final Data train;
  private final Data test;

  private NDManager epochManager = manager.newSubManager();
  private NDList batches = new NDList();
  private int nextBatch;
  private NDArray lossSum;
  private NDArray hits;

  private Trainer(Experiment experiment, Layout layout, Data train, Data test, int updates) {
    this.experiment = experiment;
    this.layout = layout;
    this.train = train;
    this.test = test;
    rate = experiment.rate(updates);
    optimizer = experiment.optimizer(rate);
    net = experiment.newNet(manager);
    trained = net.getParameters().values().stream().filter(Parameter::requiresGradient).toList();
  }

  /** One trainer per layout; each will do so many updates. */
  static List<Trainer> ways(Experiment experiment, Mnist trainSet, Mnist testSet, int updates) {
    NDManager manager = NDManager.newBaseManager("PyTorch");
    NDArray images =
        experiment.augmentation.framed()
            ? trainSet.framedImageArray(manager)
            : trainSet.imageArray(manager);
    Data train = new Data(images, trainSet.labelArray(manager));
    Data test = new Data(testSet.imageArray(manager), testSet.labelArray(manager));
    return Arrays.stream(Layout.values())
        .map(layout -> new Trainer(experiment, layout, train, test, updates))
        .toList();
  }

  /** Returns the number of images in so many updates. */
  int train(int updates) {
    int seen = 0;
    for (int i = 0; i < updates; i++) {
      if (nextBatch == batches.size()) {
        startEpoch();
      }
      NDArray rows = batches.get(nextBatch++);
      try (NDManager own = manager.newSubManager()) {
        update(own, rows);
      }
      seen += (int) rows.size();
    }
    return seen;
  }

  private void startEpoch() {
    epochManager.close();
    epochManager = manager.newSubManager();
    int size = (int) train.labels.size();
    long[] cuts =
        LongStream.range(1, experiment.updatesPerEpoch()).map(i -> i * experiment.batch).toArray();
    batches = epochManager.randomPermutation(size).split(cuts);
    nextBatch = 0;
    lossSum = epochManager.zeros(new Shape());
    hits = epochManager.zeros(new Shape(), DataType.INT64);
  }

  private void update(NDManager own, NDArray rows) {
    NDIndex index = new NDIndex("{}", rows);
    NDArray target = train.labels.get(own, index);
    NDArray pixels = experiment.augmentation.apply(train.images.get(own, index));
    NDArray input = layout.input(Mnist.normalized(pixels));
    NDArray logits;
    NDArray loss;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      logits = net.forward(store, new NDList(input), true).singletonOrThrow();
      loss = crossEntropy.evaluate(new NDList(target), new NDList(logits));
      collector.backward(loss);
    }
    for (Parameter parameter : trained) {
      NDArray weight = parameter.getArray();
      try (NDArray gradient = weight.getGradient()) {
        optimizer.update(parameter.getId(), weight, gradient);
      }
    }
    lossSum.addi(loss.mul(rows.size()));
    hits.addi(logits.argMax(1).eq(target).sum());
  }

  /** The mean loss on the images of this epoch so far. */
  double loss() {
    long seen = Math.min((long) nextBatch * experiment.batch, train.labels.size());
    return lossSum.getFloat() / seen;
  }

  /** The share of hits in the test images, in percent. */
  double test() {
    int size = (int) test.labels.size();
    double loss;
    long hit;
    try (NDManager own = manager.newSubManager()) {
      NDArray losses = own.zeros(new Shape());
      NDArray hitCount = own.zeros(new Shape(), DataType.INT64);
      for (int from = 0; from < size; from += PIECE) {
        try (NDManager piece = own.newSubManager()) {
          int to = Math.min(from + PIECE, size);
          NDIndex index = new NDIndex().addSliceDim(from, to);
          NDArray target = test.labels.get(piece, index);
          NDArray input = layout.input(Mnist.normalized(test.images.get(piece, index)));
          NDArray logits = net.forward(store, new NDList(input), false).singletonOrThrow();
          NDArray mean = crossEntropy.evaluate(new NDList(target), new NDList(logits));
          losses.addi(mean.mul(to - from));
          hitCount.addi(logits.argMax(1).eq(target).sum());
        }
      }
      loss = losses.getFloat() / size;
      hit = hitCount.getLong();
    }
    rate.tested(loss);
    return 100.0 * hit / size;
  }

  @Override
  public String toString() {
    return layout.toString();
  }

  /** Images as bytes and labels in the memory of PyTorch. */
  private record Data(NDArray images, NDArray labels) {}
}
