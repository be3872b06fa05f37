package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.training.Metrics;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class MetricSumsTest {

  @Test
  void batchesOfUnequalSizeAddUpUntilTheReset() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> losses = tf.placeholder(TFloat32.class);
      Placeholder<TFloat32> logits = tf.placeholder(TFloat32.class);
      Placeholder<TInt64> labels = tf.placeholder(TInt64.class);
      var sums = new MetricSums(tf, "train");
      var add = sums.add(losses, logits, labels);
      sums.reset(session);
      assertEquals(new Metrics(0, 0, 0), sums.read(session));
      float[][] scores = {{1, 2, 3}, {5, 1, 0}, {0, -1, -2}};
      for (int batch = 1; batch <= 3; batch++) {
        float[][] part = Arrays.copyOf(scores, batch);
        float[] values = Arrays.copyOf(new float[] {0.5f, 0.25f, 4}, batch);
        long[] digits = Arrays.copyOf(new long[] {2, 1, 0}, batch);
        try (TFloat32 l = TFloat32.vectorOf(values);
            TFloat32 s = TFloat32.tensorOf(StdArrays.ndCopyOf(part));
            TInt64 d = TInt64.vectorOf(digits)) {
          var runner = session.runner().feed(losses, l).feed(logits, s).feed(labels, d);
          for (Op op : add) {
            runner.addTarget(op);
          }
          runner.run().close();
        }
      }
      assertEquals(new Metrics(6, 0.5 + 0.75 + 4.75, 1 + 1 + 2), sums.read(session));
      sums.reset(session);
      assertEquals(new Metrics(0, 0, 0), sums.read(session));
    }
  }

  /** In float32 the sum would stop at 16,777,216. */
  @Test
  void lossIsAddedUpInDoublePrecision() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      Ops tf = Ops.create(graph);
      var sums = new MetricSums(tf, "train");
      var large =
          sums.add(
              tf.constant(new float[] {16_777_216, 1}),
              tf.constant(new float[][] {{1, 0}, {1, 0}}),
              tf.constant(new long[] {0, 0}));
      sums.reset(session);
      var runner = session.runner();
      large.forEach(runner::addTarget);
      runner.run().close();
      assertEquals(new Metrics(2, 16_777_217, 2), sums.read(session));
    }
  }

  @Test
  void meansAreOverImages() {
    var metrics = new Metrics(8, 4, 6);
    assertEquals(0.5, metrics.loss());
    assertEquals(75, metrics.accuracy());
  }
}
