package io.github.mnist8k.models.trained;

import io.github.mnist8k.models.weights.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The models that this library brings along: of each published net below a million parameters the
 * run with seed 0 of the engine {@code vector}, whose log and answers lie under {@code
 * reproduce/results/vector} in the sources.
 */
public final class Pretrained {

  private static final String IDS = "ids.txt";

  /** Ids of the experiments, such as {@code era2-s7/step5}, in the order of the letters. */
  public static List<String> ids() {
    return new String(bytes(IDS), StandardCharsets.UTF_8).lines().toList();
  }

  static Model model(String id) {
    Objects.requireNonNull(id, "id");
    List<String> ids = ids();
    if (!ids.contains(id)) {
      throw new IllegalArgumentException(
          "no model %s: expected one of %s".formatted(id, String.join(", ", ids)));
    }
    try {
      return Model.of(id, Safetensors.of(id, bytes(id + ".safetensors")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Pretrained.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Pretrained() {}
}
