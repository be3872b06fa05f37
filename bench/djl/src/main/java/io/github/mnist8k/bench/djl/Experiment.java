package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A net and the parts of its recipe that cost time. */
enum Experiment {
  STEP1("era2-s7/step1", Nets::step1, 128, Augmentation.NONE),
  STEP3("era2-s7/step3", Nets::step3, 128, Augmentation.rotation(6)),
  STEP5("era2-s7/step5", Nets::step5, 64, Augmentation.rotation(15)),
  STEP6("era2-s7/step6", Nets::step6, 128, Augmentation.rotation(15)),
  S7_MODEL3("s7/model3", Nets::s7Model3, 128, Augmentation.jitter(0.1f));

  final String id;
  private final Supplier<SequentialBlock> net;
  final int batch;
  final Augmentation augmentation;

  Experiment(String id, Supplier<SequentialBlock> net, int batch, Augmentation augmentation) {
    this.id = id;
    this.net = net;
    this.batch = batch;
    this.augmentation = augmentation;
  }

  static Optional<Experiment> of(String id) {
    return Arrays.stream(values()).filter(experiment -> experiment.id.equals(id)).findFirst();
  }

  static String ids() {
    return Arrays.stream(values())
        .map(experiment -> experiment.id)
        .collect(Collectors.joining(", "));
  }

  /**
   * The net with random weights, from PyTorch's distribution: with DJL's, which is wider, step1
   * does not learn.
   */
  SequentialBlock newNet(NDManager manager) {
    SequentialBlock result = net.get();
    Initializer weights = new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1);
    result.setInitializer(weights, Parameter.Type.WEIGHT);
    result.initialize(manager, DataType.FLOAT32, new Shape(1, 1, Mnist.SIDE, Mnist.SIDE));
    return result;
  }

  int updatesPerEpoch() {
    return (Mnist.TRAIN_IMAGES + batch - 1) / batch;
  }

  /** The learning rate of a run of so many updates, or of 15 epochs as in the sources if longer. */
  Rate rate(int updates) {
    return switch (this) {
      case STEP1, STEP3 -> Rate.constant(0.01f);
      case STEP5, STEP6 -> Rate.oneCycle(0.1f, Math.max(updates, 15 * updatesPerEpoch()));
      case S7_MODEL3 -> Rate.onPlateau(0.01f);
    };
  }

  Optimizer optimizer(Tracker rate) {
    return this == S7_MODEL3
        ? Optimizer.adam().optLearningRateTracker(rate).build()
        : Optimizer.sgd().setLearningRateTracker(rate).optMomentum(0.9f).build();
  }
}
