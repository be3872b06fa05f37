package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.Sessions;
import java.nio.ByteBuffer;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TUint8;

/** Runs an operation on images uint8 [N, 28, 28] in a graph of its own. */
final class PixelGraph {

  static byte[] run(byte[] pixels, BiFunction<Ops, Operand<TUint8>, Operand<TUint8>> operation) {
    Shape shape = Shape.of(pixels.length / ImageSet.PIXELS, 28, 28, 1);
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(2)));
        TUint8 images = TUint8.tensorOf(shape, DataBuffers.of(ByteBuffer.wrap(pixels)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> input = tf.placeholder(TUint8.class);
      // Of an operation that does nothing the output would be the input, which cannot be fetched.
      Operand<TUint8> output = tf.identity(operation.apply(tf, input));
      try (Result result = session.runner().feed(input, images).fetch(output).run()) {
        byte[] found = new byte[pixels.length];
        ((TUint8) result.get(0)).copyTo(DataBuffers.of(found, false, false));
        return found;
      }
    }
  }

  private PixelGraph() {}
}
