package io.github.mnist8k.models.weights;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.random.SplitMix64;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.layers.Parameter.Constant;
import io.github.mnist8k.models.layers.Parameter.Uniform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values of all parameters of a net, running statistics included, under the keys and in the layouts
 * of a PyTorch {@code nn.Sequential}'s state dict.
 *
 * @param tensors values by key, such as {@code 0.weight}
 * @param updates number of training updates behind them: PyTorch's {@code num_batches_tracked}
 */
public record Weights(Map<String, FloatTensor> tensors, long updates) {

  private static final String VARIANCE = ".running_var"; // the last parameter of a batch norm
  static final String UPDATES = ".num_batches_tracked";

  /** Copies the map. */
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Fresh weights by PyTorch's default initialisation.
   *
   * @param net the net
   * @param seeds seeds of the run: equal seeds give equal weights
   */
  public static Weights initial(Net net, SeedStream seeds) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < net.layers().size(); i++) {
      int ofLayer = 0;
      for (var parameter : net.parameters(i).entrySet()) {
        var random = seeds.generator("initialisation", i, ofLayer++);
        tensors.put(parameter.getKey(), draw(parameter.getValue(), random));
      }
    }
    return new Weights(tensors, 0);
  }

  private static FloatTensor draw(Parameter parameter, SplitMix64 random) {
    float[] values = new float[parameter.size()];
    if (parameter.initial() instanceof Constant constant) {
      Arrays.fill(values, constant.value());
    } else if (parameter.initial() instanceof Uniform uniform) {
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.uniform(-uniform.bound(), uniform.bound());
      }
    }
    return new FloatTensor(parameter.shape(), values);
  }

  /**
   * Reads weights for a net from a file, ours or one saved by PyTorch; {@link WeightsFile#read}
   * also says what had to be converted on the way.
   *
   * @throws WeightsException as {@link WeightsFile#read} does
   * @throws IOException if the file cannot be read
   */
  public static Weights read(Path file, Net net) throws IOException {
    return WeightsFile.read(file, net).weights();
  }

  /**
   * Takes weights for a net out of tensors that were read.
   *
   * @param name what messages call the origin of the tensors
   * @throws WeightsException as {@link WeightsFile#read} does
   */
  public static Weights of(String name, Safetensors content, Net net) throws WeightsException {
    return WeightsFile.of(name, content, net).weights();
  }

  /**
   * Values of one layer of a net, by the parameter's name.
   *
   * @param net the net
   * @param layer index of the layer
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public Map<String, FloatTensor> ofLayer(Net net, int layer) {
    Map<String, FloatTensor> values = new LinkedHashMap<>();
    net.parameters(layer)
        .forEach(
            (key, parameter) ->
                values.put(parameter.name(), FloatTensor.of(tensors, key, parameter.shape())));
    return values;
  }

  /**
   * The tensors as PyTorch's {@code load_state_dict} takes them with strict keys: each batch norm
   * has its {@code num_batches_tracked} too.
   */
  public Map<String, TensorEntry> stateDict() {
    Map<String, TensorEntry> entries = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          entries.put(key, TensorEntry.of(tensor));
          updatesKey(key).ifPresent(count -> entries.put(count, TensorEntry.of(updates)));
        });
    return entries;
  }

  /**
   * The key of a batch norm's number of updates.
   *
   * @param key of one of its parameters
   * @return empty unless it is the last of them, after which PyTorch puts it
   */
  static Optional<String> updatesKey(String key) {
    return key.endsWith(VARIANCE) ? Optional.of(key.replace(VARIANCE, UPDATES)) : Optional.empty();
  }

  /**
   * Writes the {@link #stateDict()} to a safetensors file; an existing one is replaced in one go.
   *
   * @param metadata free text for the file's header
   * @throws IOException if it cannot be written
   */
  public void write(Path file, Map<String, String> metadata) throws IOException {
    new Safetensors(stateDict(), metadata).write(file);
  }
}
