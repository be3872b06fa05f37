package io.github.mnist8k.digits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Synthetic digits, and what TensorFlow says about them with the weights that the bundled nets were
 * made of: the output of {@code predict --csv}.
 */
final class Fixture {

  private static final int HEADER = 16;

  /** Twelve images of 784 bytes. */
  static List<byte[]> images() {
    byte[] idx = resource("images-idx3-ubyte");
    return IntStream.range(0, (idx.length - HEADER) / Digits.PIXELS)
        .map(i -> HEADER + i * Digits.PIXELS)
        .mapToObj(from -> Arrays.copyOfRange(idx, from, from + Digits.PIXELS))
        .toList();
  }

  /** Logits of the images: [image][class]. */
  static List<float[]> logits(String experiment) {
    String csv =
        new String(resource(experiment.replace('/', '-') + ".csv"), StandardCharsets.UTF_8);
    return csv.lines().skip(1).map(Fixture::row).toList();
  }

  private static float[] row(String line) {
    String[] fields = line.split(",");
    float[] logits = new float[fields.length - 2];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Float.parseFloat(fields[i + 2]);
    }
    return logits;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/tensorflow/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fixture() {}
}
