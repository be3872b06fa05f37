package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Images of 784 bytes each and their labels, as the packed IDX files have them. */
record Mnist(byte[] images, byte[] labels) {
  static final int TRAIN_IMAGES = 60_000;
  static final int TEST_IMAGES = 10_000;
  static final int SIDE = 28;
  static final int PIXELS = SIDE * SIDE;
  static final float MEAN = 0.1307f;
  static final float STD = 0.3081f;

  /** Grey value, of 255, of the corners that a rotation leaves empty. */
  static final byte FILL = 1;

  private static final int UNSIGNED_BYTES = 0x800;

  static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");

  static Mnist train(Path folder) throws IOException {
    return read(folder, FILES.get(0), FILES.get(1), TRAIN_IMAGES);
  }

  static Mnist test(Path folder) throws IOException {
    return read(folder, FILES.get(2), FILES.get(3), TEST_IMAGES);
  }

  private static Mnist read(Path folder, String images, String labels, int count)
      throws IOException {
    return new Mnist(
        read(folder.resolve(images), count, SIDE, SIDE), read(folder.resolve(labels), count));
  }

  /** The bytes of an IDX file, whose header must tell these lengths of its axes. */
  private static byte[] read(Path file, int... lengths) throws IOException {
    try (InputStream packed = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new GZIPInputStream(packed, 1 << 16))) {
      boolean fits = in.readInt() == UNSIGNED_BYTES + lengths.length;
      int size = 1;
      for (int length : lengths) {
        fits &= in.readInt() == length;
        size *= length;
      }
      byte[] data = in.readNBytes(size);
      if (fits && data.length == size) {
        return data;
      }
    } catch (EOFException | ZipException e) {
      // Told below.
    }
    throw new IOException(file + " is not a packed IDX file with axes " + Arrays.toString(lengths));
  }

  int size() {
    return labels.length;
  }

  NDArray imageArray(NDManager manager) {
    return manager.create(ByteBuffer.wrap(images), new Shape(size(), PIXELS), DataType.UINT8);
  }

  /** Images with a frame in the fill colour, one pixel wide. */
  NDArray framedImageArray(NDManager manager) {
    int side = SIDE + 2;
    ByteBuffer framed = manager.allocateDirect(size() * side * side);
    for (int row = 0; row < size() * side; row++) {
      int y = row % side - 1;
      framed.put(FILL);
      for (int x = 0; x < SIDE; x++) {
        boolean frame = y < 0 || y >= SIDE;
        framed.put(frame ? FILL : images[row / side * PIXELS + y * SIDE + x]);
      }
      framed.put(FILL);
    }
    return manager.create(framed.flip(), new Shape(size(), side * side), DataType.UINT8);
  }

  NDArray labelArray(NDManager manager) {
    NDArray bytes = manager.create(ByteBuffer.wrap(labels), new Shape(size()), DataType.UINT8);
    return bytes.toType(DataType.INT64, false);
  }

  /** Bytes or floats up to 255 as the nets want them. */
  static NDArray normalized(NDArray pixels) {
    return pixels.toType(DataType.FLOAT32, false).mul(1 / (255 * STD)).subi(MEAN / STD);
  }
}
