package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * The order of the values in memory. DJL has no name for PyTorch's channels_last, but the layers
 * keep the order that they find in their input. Which one is faster depends on net and threads.
 */
enum Layout {
  CONTIGUOUS(new Shape(-1, 1, Mnist.SIDE, Mnist.SIDE)),
  CHANNELS_LAST(new Shape(-1, Mnist.SIDE, Mnist.SIDE, 1));

  private final Shape inMemory;

  Layout(Shape inMemory) {
    this.inMemory = inMemory;
  }

  /** Pixels [N, 784] as the input [N, 1, 28, 28] of a net. */
  NDArray input(NDArray pixels) {
    NDArray shaped = pixels.reshape(inMemory);
    return this == CONTIGUOUS ? shaped : shaped.transpose(0, 3, 1, 2);
  }

  /** The same of so many images in a buffer of floats, which is not copied. */
  NDArray input(NDManager manager, ByteBuffer buffer, int images) {
    Shape shape = new Shape(images, Mnist.PIXELS);
    return input(manager.create(buffer, shape, DataType.FLOAT32));
  }
}
