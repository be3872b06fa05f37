package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.Sessions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

class ImageInputTest {

  /** Numbers printed by torchvision 0.14's ToTensor and Normalize((0.1307,), (0.3081,)). */
  @Test
  void pixelsAreNormalisedAsByTorchvisionToTheLastBit() {
    byte[] pixels = {0, 1, 77, (byte) 128, (byte) 200, (byte) 255};
    float[] expected = {-0.42421296f, -0.41148472f, 0.55586106f, 1.2050011f, 2.121434f, 2.8214867f};
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var images = tf.constant(TUint8.class, Shape.of(1, 2, 3, 1), DataBuffers.of(pixels));
      var normalised = ImageInput.normalized(tf, images, new Normalization(0.1307, 0.3081));
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)));
          Result result = session.runner().fetch(normalised).run()) {
        float[] found = new float[pixels.length];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(found, false, false));
        assertArrayEquals(expected, found, 0);
      }
    }
  }
}
