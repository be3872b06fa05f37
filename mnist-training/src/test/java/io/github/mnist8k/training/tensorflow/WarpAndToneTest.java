package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.training.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** What augmentations do to pixels, against torchvision's own results and by their properties. */
class WarpAndToneTest {

  private static final Safetensors REFERENCE = Reference.read("augmentation.safetensors");
  private static final byte[] IMAGES = bytes("images");
  private static final int COUNT = IMAGES.length / 784;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Operand<TUint8> images =
      tf.dtypes.cast(tf.constant(Shape.of(COUNT, 28, 28, 1), DataBuffers.of(IMAGES)), TUint8.class);

  @AfterEach
  void closeGraph() {
    graph.close();
  }

  @Test
  void affineMovesPixelsWhereTorchvisionDoes() {
    float[] rows = floats("affine_degrees_dx_dy_scale");
    float[][] columns = new float[4][COUNT];
    for (int i = 0; i < rows.length; i++) {
      columns[i % 4][i / 4] = rows[i];
    }
    Warp warp =
        Warp.affine(
            tf,
            tf.constant(columns[0]),
            tf.math.rint(tf.constant(columns[1])),
            tf.math.rint(tf.constant(columns[2])),
            tf.constant(columns[3]),
            tf.constant(new float[COUNT]));
    assertNearlyAllEqual(bytes("affine"), run(warp.apply(tf, images, 0)));
  }

  @Test
  void brightnessIsPillows() {
    Operand<TFloat32> factors = tf.constant(floats("factors"));
    assertArrayEquals(bytes("brightness"), tone(new Tone(tf).brightness(pixels(), factors)));
  }

  @Test
  void contrastIsPillows() {
    Operand<TFloat32> factors = tf.constant(floats("factors"));
    assertArrayEquals(bytes("contrast"), tone(new Tone(tf).contrast(pixels(), factors)));
  }

  @Test
  void nothingChangesAtZeroParameters() {
    Operand<TFloat32> zero = tf.constant(new float[COUNT]);
    Operand<TFloat32> one = tf.constant(ones());
    Warp warp = Warp.affine(tf, zero, zero, zero, one, zero);
    assertArrayEquals(IMAGES, run(warp.apply(tf, images, 0)));
    assertArrayEquals(IMAGES, tone(new Tone(tf).brightness(pixels(), one)));
    assertArrayEquals(IMAGES, tone(new Tone(tf).contrast(pixels(), one)));
  }

  @Test
  void affineByNinetyDegreesTurnsClockwise() {
    Operand<TFloat32> zero = tf.constant(new float[COUNT]);
    float[] degrees = new float[COUNT];
    Arrays.fill(degrees, 90);
    Warp warp = Warp.affine(tf, tf.constant(degrees), zero, zero, tf.constant(ones()), zero);
    byte[] expected = new byte[IMAGES.length];
    for (int i = 0; i < IMAGES.length; i++) {
      int x = i % 28;
      int y = i / 28 % 28;
      expected[i / 784 * 784 + x * 28 + 27 - y] = IMAGES[i];
    }
    assertArrayEquals(expected, run(warp.apply(tf, images, 0)));
  }

  @Test
  void shiftMovesToTheRightAndDownAndFills() {
    float[] three = new float[COUNT];
    Arrays.fill(three, 3);
    Operand<TFloat32> zero = tf.constant(new float[COUNT]);
    Operand<TFloat32> right = tf.constant(three);
    Warp warp = Warp.affine(tf, zero, right, zero, tf.constant(ones()), zero);
    byte[] expected = new byte[IMAGES.length];
    for (int i = 0; i < IMAGES.length; i++) {
      expected[i] = i % 28 < 3 ? 7 : IMAGES[i - 3];
    }
    assertArrayEquals(expected, run(warp.apply(tf, images, 7)));
  }

  /** A shear of 45 degrees shifts the rows by their distance from the centre. */
  @Test
  void shearShiftsRowsInProportionToTheirHeight() {
    float[] degrees = new float[COUNT];
    Arrays.fill(degrees, 45);
    Operand<TFloat32> zero = tf.constant(new float[COUNT]);
    Warp warp = Warp.affine(tf, zero, zero, zero, tf.constant(ones()), tf.constant(degrees));
    byte[] found = run(warp.apply(tf, images, 0));
    // Row 20 lies 6.5 below the centre: torchvision's matrix takes its pixel x from x + 6.5, so
    // from x + 6 or x + 7.
    int agree = 0;
    for (int image = 0; image < COUNT; image++) {
      for (int x = 0; x < 21; x++) {
        int from = image * 784 + 20 * 28 + x;
        boolean either = found[from] == IMAGES[from + 6] || found[from] == IMAGES[from + 7];
        agree += either ? 1 : 0;
      }
    }
    assertTrue(agree == COUNT * 21, agree + " of " + COUNT * 21);
  }

  private static void assertNearlyAllEqual(byte[] expected, byte[] found) {
    int equal = 0;
    for (int i = 0; i < expected.length; i++) {
      equal += expected[i] == found[i] ? 1 : 0;
    }
    assertTrue(equal >= 0.99 * expected.length, equal + " of " + expected.length + " pixels");
  }

  private Operand<TFloat32> pixels() {
    return tf.dtypes.cast(images, TFloat32.class);
  }

  private byte[] tone(Operand<TFloat32> pixels) {
    return run(tf.dtypes.cast(pixels, TUint8.class));
  }

  private byte[] run(Operand<TUint8> output) {
    try (Session session = new Session(graph);
        Result result = session.runner().fetch(output).run()) {
      byte[] found = new byte[IMAGES.length];
      ((TUint8) result.get(0)).copyTo(DataBuffers.of(found, false, false));
      return found;
    }
  }

  private static float[] ones() {
    float[] ones = new float[COUNT];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static byte[] bytes(String name) {
    return Reference.bytes(REFERENCE.tensors().get(name));
  }

  private static float[] floats(String name) {
    var tensor = REFERENCE.tensors().get(name).floats();
    float[] values = new float[tensor.size()];
    tensor.values().get(values);
    return values;
  }
}
