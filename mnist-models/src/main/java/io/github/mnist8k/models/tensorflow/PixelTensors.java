package io.github.mnist8k.models.tensorflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/**
 * Tensors for images that are used again and again, by several threads. Those that were not in use
 * for the longest time make way for others, so that programs with batches of many sizes do not
 * collect them.
 */
final class PixelTensors implements AutoCloseable {

  /** More than threads that ask at the same time, as a rule. */
  static final int MOST_IDLE = 64;

  private final Deque<TUint8> idle = new ArrayDeque<>(); // the last one used comes first

  /** A tensor [count, 28, 28, 1] with any content, for the caller alone. */
  synchronized TUint8 take(int count) {
    for (Iterator<TUint8> tensors = idle.iterator(); tensors.hasNext(); ) {
      TUint8 tensor = tensors.next();
      if (tensor.shape().get(0) == count) {
        tensors.remove();
        return tensor;
      }
    }
    return TUint8.tensorOf(Shape.of(count, 28, 28, 1));
  }

  /** Has a tensor back that {@link #take} gave. */
  synchronized void giveBack(TUint8 tensor) {
    idle.addFirst(tensor);
    if (idle.size() > MOST_IDLE) {
      idle.removeLast().close();
    }
  }

  /** Number of tensors that wait for their next use. */
  synchronized int idle() {
    return idle.size();
  }

  @Override
  public synchronized void close() {
    idle.forEach(TUint8::close);
    idle.clear();
  }
}
