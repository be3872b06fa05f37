package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What PyTorch computed, from the test resources; each file's metadata says how it was made. */
public final class Reference {

  /** Agreement asked of float32 results: 1e-4 of the largest number of the tensor. */
  public static final double TOLERANCE = 1e-4;

  /** The file of a reference; a copy where the references lie in a jar, as for other modules. */
  public static Path path(String name) {
    URL url = Objects.requireNonNull(Reference.class.getResource("/reference/" + name), name);
    try (InputStream content = url.openStream()) {
      if (url.getProtocol().equals("file")) {
        return Path.of(url.toURI());
      }
      Path copy = Files.createTempFile("reference", name);
      copy.toFile().deleteOnExit();
      Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Safetensors read(String name) {
    try {
      return Safetensors.read(path(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The 96 synthetic images with their labels. */
  public static ImageSet inputs() {
    Safetensors inputs = read("inputs.safetensors");
    long[] labels = inputs.tensors().get("labels").longs();
    byte[] digits = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      digits[i] = (byte) labels[i];
    }
    return new ImageSet(bytes(inputs.tensors().get("images")), digits);
  }

  public static byte[] bytes(TensorEntry entry) {
    byte[] bytes = new byte[entry.size()];
    entry.bytes().get(bytes);
    return bytes;
  }

  /** The tensors whose names begin with a prefix, without it. */
  public static Safetensors part(Safetensors file, String prefix) {
    Map<String, TensorEntry> part = new LinkedHashMap<>();
    file.tensors()
        .forEach(
            (key, entry) -> {
              if (key.startsWith(prefix)) {
                part.put(key.substring(prefix.length()), entry);
              }
            });
    return new Safetensors(part, Map.of());
  }

  /**
   * Compares a tensor with PyTorch's.
   *
   * @param floor the smallest scale that differences are measured by: a tensor that is zero but for
   *     rounding cannot agree with itself relatively
   * @param tolerance largest difference as a share of the tensor's largest number
   */
  public static void assertClose(
      String what, FloatTensor expected, FloatTensor found, double floor, double tolerance) {
    assertEquals(expected.shape(), found.shape(), what);
    double scale = Math.max(floor, largest(expected));
    double difference = 0;
    for (int i = 0; i < expected.size(); i++) {
      difference = Math.max(difference, Math.abs(expected.get(i) - found.get(i)));
    }
    assertTrue(
        difference <= tolerance * scale,
        what + ": differs by " + difference + " where the largest number is " + scale);
  }

  public static double largest(FloatTensor tensor) {
    double largest = 0;
    for (int i = 0; i < tensor.size(); i++) {
      largest = Math.max(largest, Math.abs(tensor.get(i)));
    }
    return largest;
  }

  private Reference() {}
}
