package io.github.mnist8k.training;

import io.github.mnist8k.data.ImageSet;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** An image set kept as bytes on the device, from which batches are gathered in the graph. */
final class DeviceImages {

  private final Ops tf;
  private final ImageSet set;
  private final Operand<?> pixels;
  private final Operand<?> labels;
  private final Placeholder<TUint8> input;
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
    this.pixels = variable(name + ".pixels", Shape.of(set.size(), 28, 28, 1));
    this.labels = variable(name + ".labels", Shape.of(set.size()));
    this.input = tf.placeholder(TUint8.class);
    this.storePixels = tf.assignVariableOp(pixels, input);
    this.storeLabels = tf.assignVariableOp(labels, input);
  }

  private Operand<?> variable(String name, Shape shape) {
    return tf.varHandleOp(TUint8.class, shape, VarHandleOp.sharedName(name));
  }

  /** Copies the set to the session's device, once. */
  void upload(Session session) {
    try (TUint8 images =
            TUint8.tensorOf(Shape.of(set.size(), 28, 28, 1), DataBuffers.of(set.pixels()));
        TUint8 digits = TUint8.tensorOf(Shape.of(set.size()), DataBuffers.of(set.labels()))) {
      session.runner().feed(input, images).addTarget(storePixels).run().close();
      session.runner().feed(input, digits).addTarget(storeLabels).run().close();
    }
  }

  /** Images of the given rows: uint8 [B, 28, 28, 1]. */
  Operand<TUint8> images(Operand<TInt32> rows) {
    return tf.gather(tf.readVariableOp(pixels, TUint8.class), rows, tf.constant(0));
  }

  /** Labels of the given rows: int32 [B]. */
  Operand<TInt32> labels(Operand<TInt32> rows) {
    Operand<TUint8> bytes =
        tf.gather(tf.readVariableOp(labels, TUint8.class), rows, tf.constant(0));
    return tf.dtypes.cast(bytes, TInt32.class);
  }

  /** Number of images. */
  int size() {
    return set.size();
  }
}
