package io.github.mnist8k.models.tensorflow;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/**
 * Tensors for images that are used again and again, by several threads. There are never more than
 * were in use at the same time.
 */
final class PixelTensors implements AutoCloseable {

  private final Map<Integer, Queue<TUint8>> idle = new ConcurrentHashMap<>();

  /** A tensor [count, 28, 28, 1] with any content, for the caller alone. */
  TUint8 take(int count) {
    TUint8 tensor = idle.computeIfAbsent(count, any -> new ConcurrentLinkedQueue<>()).poll();
    return tensor == null ? TUint8.tensorOf(Shape.of(count, 28, 28, 1)) : tensor;
  }

  /** Has a tensor back that {@link #take} gave. */
  void giveBack(TUint8 tensor) {
    idle.get((int) tensor.shape().get(0)).add(tensor);
  }

  @Override
  public void close() {
    idle.values().forEach(queue -> queue.forEach(TUint8::close));
  }
}
