package io.github.mnist8k.models.trained;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.models.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A trained net, with all that its answers depend on.
 *
 * @param net the net
 * @param weights its weights
 * @param normalization of the pixels, that of the net's training
 */
public record Model(Net net, Weights weights, Normalization normalization) {

  /**
   * Checks that the weights are the net's.
   *
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException naming a tensor that is missing, has another shape or is left
   *     over
   */
  public Model {
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(normalization, "normalization");
    for (int i = 0; i < net.layers().size(); i++) {
      weights.ofLayer(net, i);
    }
    for (String key : weights.tensors().keySet()) {
      if (!net.parameters().containsKey(key)) {
        throw new IllegalArgumentException("tensor " + key + ": the net has none of this name");
      }
    }
  }

  /**
   * A model that this library brings along, see {@link Pretrained}.
   *
   * @param id id of the experiment that trained it, such as {@code era2-s7/step5}
   * @throws IllegalArgumentException naming those that there are, if this is none
   */
  public static Model pretrained(String id) {
    return Pretrained.model(id);
  }

  /**
   * Reads a model from a safetensors file that {@link #write}, a run or {@code export} has written:
   * its metadata hold net and normalisation.
   *
   * <p>For weights alone, such as PyTorch's: {@code new Model(net, Weights.read(file, net),
   * normalization)}.
   *
   * @throws WeightsException if it is no such file, saying what was expected and found
   * @throws IOException if the file cannot be read
   */
  public static Model read(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    return of(file.toString(), Safetensors.read(file));
  }

  /**
   * A model from a file's content.
   *
   * @param name what messages call the file
   */
  static Model of(String name, Safetensors content) throws WeightsException {
    var about = ModelMetadata.of(name, content.metadata());
    Weights weights = WeightsFile.of(name, content, about.net()).weights();
    return new Model(about.net(), weights, about.normalization());
  }

  /**
   * Writes the model to a safetensors file, whose tensors PyTorch's {@code load_state_dict} takes;
   * an existing file is replaced in one go.
   *
   * @param metadata further free text for the file's header, by names other than {@code layers} and
   *     {@code normalization}
   * @throws IllegalArgumentException for one of these names
   * @throws IOException if it cannot be written; an existing file then stays as it was
   */
  public void write(Path file, Map<String, String> metadata) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(metadata, "metadata");
    // In order, so that equal models give equal bytes.
    Map<String, String> all = new TreeMap<>(new ModelMetadata(net, normalization).texts());
    metadata.forEach(
        (name, text) -> {
          Objects.requireNonNull(name, "a name in metadata");
          Objects.requireNonNull(text, () -> "metadata " + name);
          if (all.putIfAbsent(name, text) != null) {
            throw new IllegalArgumentException("metadata: the model itself writes " + name);
          }
        });
    weights.write(file, all);
  }
}
