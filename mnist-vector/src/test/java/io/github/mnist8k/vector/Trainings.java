package io.github.mnist8k.vector;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Trainings on a few random images. */
final class Trainings {

  static final Normalization MNIST = new Normalization(0.1307, 0.3081);
  static final Sgd SGD = new Sgd(0.05, 0.9, 0);

  /** Images of random pixels and labels. */
  static ImageSet images(int count) {
    var random = new Random(count);
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    random.nextBytes(pixels);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(ImageSet.CLASSES);
    }
    return new ImageSet(pixels, labels);
  }

  /** A training with fresh weights. */
  static VectorTraining open(
      Net net, int batch, List<Augmentation> augmentation, Optimizer optimizer, int threads) {
    ImageSet images = images(100);
    var recipe =
        new Recipe(batch, LastBatch.KEPT, 1, MNIST, augmentation, optimizer, new ConstantRate());
    var data = new Dataset("random", "none", images, images, Map.of());
    VectorTraining training = new VectorEngine().open(net, recipe, data, Execution.cpu(threads));
    training.restore(weights(net), freshSlots(training));
    return training;
  }

  /** The optimizer's slots before the first update: all zero. */
  static Map<String, FloatTensor> freshSlots(VectorTraining training) {
    Map<String, FloatTensor> zeros = new LinkedHashMap<>();
    training
        .slots()
        .forEach(
            (name, slot) -> zeros.put(name, new FloatTensor(slot.shape(), new float[slot.size()])));
    return zeros;
  }

  static Map<String, FloatTensor> weights(Net net) {
    return Weights.initial(net, new SeedStream(3)).tensors();
  }

  /** An update on the first images. */
  static Update update(int images, Rates rates, int number) {
    return new Update(IntStream.range(0, images).toArray(), rates, 100 + number, number);
  }

  private Trainings() {}
}
