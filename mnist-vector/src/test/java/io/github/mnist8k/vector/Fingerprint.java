package io.github.mnist8k.vector;

import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.vector.kernels.Lanes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Trains a net with everything in it, and prints a hash of all that came out of it. */
final class Fingerprint {

  private static final Net NET =
      Net.of(
          new Conv2d(1, 5, 3).padded(1).withBias(),
          new BatchNorm(5),
          new Relu(),
          new Dropout(0.1),
          new MaxPool(2, 2),
          new Conv2d(5, 6, 5),
          new Relu(),
          new BatchNorm(6),
          new Dropout2d(0.1),
          new MaxPool(3, 2),
          new Conv2d(6, 8, 1),
          new Relu(),
          new Flatten(),
          new Linear(128, 10));

  /** A hash of weights, slots and metrics after some updates. */
  static String of(int threads) throws NoSuchAlgorithmException {
    var adam = new Adam(0.01, 0.9, 0.999, 1e-8, 1e-4);
    var rates = new Rates(0.01, 0.9);
    var hash = MessageDigest.getInstance("SHA-256");
    try (VectorTraining training =
        Trainings.open(
            NET,
            50,
            List.of(
                new RandomRotation(15, 1),
                new RandomAffine(5, 0.1, 0.1, 0.9, 1.1, 3, 0),
                new ColorJitter(0.1, 0.1)),
            adam,
            threads)) {
      for (int number = 1; number <= 3; number++) {
        training.update(List.of(Trainings.update(53 - 3 * number, rates, number)));
      }
      add(hash, training.takeTrainMetrics());
      add(hash, training.evaluate());
      training.weights().values().forEach(tensor -> add(hash, tensor));
      training.slots().values().forEach(tensor -> add(hash, tensor));
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void add(MessageDigest hash, Metrics metrics) {
    var buffer = ByteBuffer.allocate(16).putDouble(metrics.lossSum()).putLong(metrics.correct());
    hash.update(buffer.flip());
  }

  private static void add(MessageDigest hash, FloatTensor tensor) {
    var buffer = ByteBuffer.allocate(4 * tensor.size());
    for (int i = 0; i < tensor.size(); i++) {
      buffer.putFloat(tensor.get(i));
    }
    hash.update(buffer.flip());
  }

  public static void main(String[] threads) throws NoSuchAlgorithmException {
    String hash = of(Integer.parseInt(threads[0]));
    System.out.println(Lanes.description() + " " + hash);
  }

  private Fingerprint() {}
}
