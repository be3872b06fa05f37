package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.ImageSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * An image set kept on the device, from which batches are gathered in the graph. TensorFlow's GPU
 * kernels gather no bytes, and keep whole numbers of 32 bits on the host: so pixels are kept eight
 * to a 64-bit word.
 */
final class DeviceImages {

  private static final int WORDS = ImageSet.PIXELS / Long.BYTES;

  private final Ops tf;
  private final ImageSet set;
  private final Operand<?> pixels;
  private final Operand<?> labels;
  private final Placeholder<TInt64> input;
  private final Op storePixels;
  private final Op storeLabels;

  /**
   * Adds the variables; {@link #upload} fills them.
   *
   * @param name unique in the graph
   */
  DeviceImages(Ops tf, String name, ImageSet set) {
    this.tf = tf;
    this.set = set;
    this.pixels = variable(name + ".pixels", Shape.of(set.size(), WORDS));
    this.labels = variable(name + ".labels", Shape.of(set.size()));
    this.input = tf.placeholder(TInt64.class);
    this.storePixels = tf.assignVariableOp(pixels, input);
    this.storeLabels = tf.assignVariableOp(labels, input);
  }

  private Operand<?> variable(String name, Shape shape) {
    return tf.varHandleOp(TInt64.class, shape, VarHandleOp.sharedName(name));
  }

  /** Copies the set to the session's device, once. */
  void upload(Session session) {
    ByteBuffer bytes = set.pixels().order(ByteOrder.nativeOrder());
    long[] digits = IntStream.range(0, set.size()).mapToLong(set::label).toArray();
    Shape shape = Shape.of(set.size(), WORDS);
    try (TInt64 words = TInt64.tensorOf(shape, DataBuffers.of(bytes.asLongBuffer()));
        TInt64 numbers = TInt64.vectorOf(digits)) {
      session.runner().feed(input, words).addTarget(storePixels).run().close();
      session.runner().feed(input, numbers).addTarget(storeLabels).run().close();
    }
  }

  /** Images of the given rows: uint8 [B, 28, 28, 1]. */
  Operand<TUint8> images(Operand<TInt32> rows) {
    Operand<TInt64> words =
        tf.gather(tf.readVariableOp(pixels, TInt64.class), rows, tf.constant(0));
    return tf.reshape(tf.bitcast(words, TUint8.class), tf.array(-1, 28, 28, 1));
  }

  /** Labels of the given rows: int64 [B]. */
  Operand<TInt64> labels(Operand<TInt32> rows) {
    return tf.gather(tf.readVariableOp(labels, TInt64.class), rows, tf.constant(0));
  }

  /** Number of images. */
  int size() {
    return set.size();
  }
}
