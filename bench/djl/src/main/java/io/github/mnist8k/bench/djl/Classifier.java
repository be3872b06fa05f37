package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns the pixels of a number of images into logits, in parts of about the same size. */
final class Classifier {
  /** The float that a net wants for a byte: one look-up costs less than three operations of DJL. */
  private static final float[] NORMALIZED = new float[256];

  static {
    for (int grey = 0; grey < NORMALIZED.length; grey++) {
      NORMALIZED[grey] = (grey / 255f - Mnist.MEAN) / Mnist.STD;
    }
  }

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final ParameterStore store = new ParameterStore(manager, false);
  private final SequentialBlock net;
  private final Layout layout;
  private final int images;
  private final int parts;
  private final ByteBuffer buffer;
  private final FloatBuffer floats;

  private Classifier(SequentialBlock net, Layout layout, int images, int parts) {
    this.net = net;
    this.layout = layout;
    this.images = images;
    this.parts = parts;
    int largest = (images + parts - 1) / parts;
    buffer = manager.allocateDirect(largest * Mnist.PIXELS * Float.BYTES);
    floats = buffer.asFloatBuffer();
  }

  /** All at once or in parts whose activations stay in the cache, in both layouts. */
  static List<Classifier> ways(SequentialBlock net, int images) {
    List<Classifier> result = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      List.of(images, 50, 25).stream()
          .map(size -> (images + size - 1) / size)
          .distinct()
          .forEach(parts -> result.add(new Classifier(net, layout, images, parts)));
    }
    return result;
  }

  /** The logits of each image, one image after the other. */
  float[] logits(byte[] pixels) {
    float[] result = null;
    for (int i = 0; i < parts; i++) {
      int from = i * images / parts;
      int size = (i + 1) * images / parts - from;
      float[] part = logits(pixels, from, size);
      if (parts == 1) {
        return part;
      }
      int outputs = part.length / size;
      if (result == null) {
        result = new float[images * outputs];
      }
      System.arraycopy(part, 0, result, from * outputs, part.length);
    }
    return result;
  }

  private float[] logits(byte[] pixels, int from, int size) {
    int first = from * Mnist.PIXELS;
    for (int i = 0; i < size * Mnist.PIXELS; i++) {
      floats.put(i, NORMALIZED[pixels[first + i] & 0xff]);
    }
    try (NDManager own = manager.newSubManager()) {
      buffer.limit(size * Mnist.PIXELS * Float.BYTES);
      NDArray input = layout.input(own, buffer, size);
      return net.forward(store, new NDList(input), false).singletonOrThrow().toFloatArray();
    }
  }

  @Override
  public String toString() {
    return layout + " in " + parts + " parts";
  }
}
