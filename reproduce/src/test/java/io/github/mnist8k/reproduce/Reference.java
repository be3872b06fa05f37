package io.github.mnist8k.reproduce;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What PyTorch computed for the net of era2-s7/step3 after three updates; the files' metadata say
 * how.
 */
final class Reference {

  /** The experiment whose net it is. */
  static final String EXPERIMENT = "era2-s7/step3";

  private static final String AFTER = "after.";
  private static final Safetensors INPUTS = read("inputs.safetensors");
  private static final Safetensors NET = read("net-era2-s7-step3.safetensors");

  /** The 96 synthetic images with their labels. */
  static ImageSet images() {
    TensorEntry pixels = INPUTS.tensors().get("images");
    byte[] bytes = new byte[pixels.size()];
    pixels.bytes().get(bytes);
    long[] labels = INPUTS.tensors().get("labels").longs();
    byte[] digits = new byte[labels.length];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) labels[i];
    }
    return new ImageSet(bytes, digits);
  }

  /** The first images of {@link #images()}. */
  static ImageSet firstImages(int count) {
    ImageSet all = images();
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    byte[] labels = new byte[count];
    all.pixels().get(pixels);
    all.labels().get(labels);
    return new ImageSet(pixels, labels);
  }

  /** The weights, under the keys of a PyTorch state dict. */
  static Map<String, TensorEntry> weights() {
    Map<String, TensorEntry> weights = new LinkedHashMap<>();
    NET.tensors()
        .forEach(
            (key, entry) -> {
              if (key.matches("after\\.\\d.*")) {
                weights.put(key.substring(AFTER.length()), entry);
              }
            });
    return weights;
  }

  /** Writes the weights to a file; gives the file. */
  static Path writeWeights(Path file) throws IOException {
    new Safetensors(weights(), Map.of()).write(file);
    return file;
  }

  /** Logits [32, 16] of the first 32 images. */
  static FloatTensor logits() {
    return NET.tensors().get("after_eval_logits").floats();
  }

  /** Cross entropy, summed over the 96 images. */
  static double lossSum() {
    return NET.tensors().get("after_eval_loss_sum").floats().get(0);
  }

  /** The same weights as PyTorch's {@code torch.save} wrote them, of a module with named layers. */
  static Path torchSave() {
    return file("net-era2-s7-step3.pt");
  }

  private static Safetensors read(String name) {
    try {
      return Safetensors.read(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    try {
      var url = Reference.class.getResource("/reference/" + name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reference() {}
}
