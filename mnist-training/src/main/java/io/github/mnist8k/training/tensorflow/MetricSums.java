package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.training.Metrics;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/** Sums of loss, hits and images on the device, read once per epoch. */
final class MetricSums {

  private final Ops tf;
  private final Operand<?> loss;
  private final Operand<?> counts;
  private final Operand<TFloat64> lossValue;
  private final Operand<TInt64> countValues;
  private final List<Op> reset;

  /**
   * Adds the sums to a graph; they are to be {@link #reset} before use.
   *
   * @param name unique in the graph
   */
  MetricSums(Ops tf, String name) {
    this.tf = tf;
    this.loss =
        tf.varHandleOp(TFloat64.class, Shape.scalar(), VarHandleOp.sharedName(name + ".loss"));
    this.counts =
        tf.varHandleOp(TInt64.class, Shape.of(2), VarHandleOp.sharedName(name + ".counts"));
    this.lossValue = tf.readVariableOp(loss, TFloat64.class);
    this.countValues = tf.readVariableOp(counts, TInt64.class);
    this.reset =
        List.of(
            tf.assignVariableOp(loss, tf.constant(0.0)),
            tf.assignVariableOp(counts, tf.constant(new long[2])));
  }

  /**
   * Adds a batch to the sums.
   *
   * @param losses loss of each image [B]
   * @param logits logits [B, classes]
   * @param labels labels [B]
   */
  List<Op> add(Operand<TFloat32> losses, Operand<TFloat32> logits, Operand<TInt64> labels) {
    Operand<TFloat64> exact = tf.dtypes.cast(losses, TFloat64.class);
    Operand<TInt64> digits = tf.math.argMax(logits, tf.constant(1), TInt64.class);
    Operand<TInt64> hits = tf.dtypes.cast(tf.math.equal(digits, labels), TInt64.class);
    Operand<TInt64> batch =
        tf.stack(List.of(tf.reduceSum(hits, tf.constant(0)), tf.size(labels, TInt64.class)));
    return List.of(
        tf.assignAddVariableOp(loss, tf.reduceSum(exact, tf.constant(0))),
        tf.assignAddVariableOp(counts, batch));
  }

  /** Sets the sums to zero. */
  void reset(Session session) {
    var runner = session.runner();
    reset.forEach(runner::addTarget);
    runner.run().close();
  }

  /** The sums so far. */
  Metrics read(Session session) {
    try (Result result = session.runner().fetch(lossValue).fetch(countValues).run()) {
      TInt64 numbers = (TInt64) result.get(1);
      return new Metrics(
          numbers.getLong(1), ((TFloat64) result.get(0)).getDouble(), numbers.getLong(0));
    }
  }
}
