package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.tensorflow.Sessions;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Whole channels of single images are dropped. */
class Dropout2dTest {

  private static final int IMAGES = 20_000;
  private static final int CHANNELS = 5;

  /** Output [N, 2, 2, C] for an input of ones. */
  private static float[][][][] run(double p, Long noise) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> ones = tf.ones(tf.array(IMAGES, 2, 2, CHANNELS), TFloat32.class);
      var layer =
          new LayerPlace(
              tf,
              3,
              new FeatureShape(CHANNELS, 2, 2),
              null,
              noise == null ? null : tf.constant(noise),
              new ArrayList<>());
      Operand<TFloat32> output = tf.identity(LayerOperations.add(new Dropout2d(p), layer, ones));
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)));
          Result result = session.runner().fetch(output).run()) {
        return StdArrays.array4dCopyOf((TFloat32) result.get(0));
      }
    }
  }

  @Test
  void aChannelIsKeptOrDroppedAsAWholeAndKeptOnesAreScaled() {
    float scale = (float) (65536.0 / (65536 - Math.round(0.1 * 65536)));
    for (float[][][] image : run(0.1, 7L)) {
      for (int c = 0; c < CHANNELS; c++) {
        float first = image[0][0][c];
        assertTrue(first == 0 || first == scale, "found " + first);
        assertEquals(first, image[0][1][c]);
        assertEquals(first, image[1][0][c]);
        assertEquals(first, image[1][1][c]);
      }
    }
  }

  @Test
  void channelsAreDroppedAtTheRateAndIndependently() {
    float[][][][] output = run(0.1, 7L);
    double[] dropped = new double[CHANNELS];
    double both = 0;
    for (float[][][] image : output) {
      for (int c = 0; c < CHANNELS; c++) {
        dropped[c] += image[0][0][c] == 0 ? 1 : 0;
      }
      both += image[0][0][0] == 0 && image[0][0][1] == 0 ? 1 : 0;
    }
    double error = 5 * Math.sqrt(0.1 * 0.9 / IMAGES);
    for (double count : dropped) {
      assertEquals(0.1, count / IMAGES, error);
    }
    assertEquals(0.01, both / IMAGES, 5 * Math.sqrt(0.01 * 0.99 / IMAGES));
  }

  @Test
  void inferenceChangesNothing() {
    float[][][][] output = run(0.5, null);
    float[] ones = new float[CHANNELS];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, output[0][0][0]);
    assertArrayEquals(ones, output[IMAGES - 1][1][1]);
  }

  @Test
  void anotherUpdateDropsOthers() {
    float[][][][] one = run(0.5, 1L);
    float[][][][] other = run(0.5, 2L);
    int equal = 0;
    for (int i = 0; i < IMAGES; i++) {
      equal += one[i][0][0][0] == other[i][0][0][0] ? 1 : 0;
    }
    assertEquals(0.5, equal / (double) IMAGES, 5 * 0.5 / Math.sqrt(IMAGES));
  }
}
