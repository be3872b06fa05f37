package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which names a file keeps the layers of a net: numbers as in an {@code nn.Sequential}, or
 * the attributes of a module, all of them perhaps behind the prefix of a wrapper.
 *
 * @param byLayer the name of each layer that has parameters, by the layer's number
 * @param notes what had to be found out, a line each; empty where the names are the net's own
 */
record LayerNames(Map<String, String> byLayer, List<String> notes) {

  /** What {@code DataParallel} and {@code torch.compile} put before each key. */
  private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

  /**
   * Finds the names.
   *
   * @param file what messages call the file
   * @param tensors its tensors by key
   * @param ordered whether they come in the order in which the module defines its layers
   * @throws WeightsException if neither names, nor shapes and order, say which layer is which
   */
  static LayerNames of(String file, Map<String, TensorEntry> tensors, boolean ordered, Net net)
      throws WeightsException {
    List<String> notes = new ArrayList<>();
    String prefix = prefix(tensors.keySet());
    if (!prefix.isEmpty()) {
      notes.add("prefix " + prefix + " taken off all names");
    }
    Map<String, TensorEntry> unwrapped = new LinkedHashMap<>();
    tensors.forEach((key, tensor) -> unwrapped.put(key.substring(prefix.length()), tensor));
    List<NamedLayer> layers = layers(net);
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> own = net.parameters().keySet();
    if (tensors.isEmpty() || !Collections.disjoint(own, unwrapped.keySet())) {
      layers.forEach(layer -> names.put(layer.name(), layer.name()));
    } else {
      names.putAll(LayerMatch.of(file, layers, NamedLayer.of(unwrapped), ordered));
      notes.add(
          "layers known by shape and order: "
              + names.entrySet().stream()
                  .map(name -> name.getKey() + " " + name.getValue())
                  .collect(Collectors.joining(", ")));
    }
    names.replaceAll((layer, name) -> prefix + name);
    return new LayerNames(names, notes);
  }

  private static String prefix(Collection<String> keys) {
    StringBuilder prefix = new StringBuilder();
    boolean longer = !keys.isEmpty();
    while (longer) {
      longer = false;
      for (String wrapper : WRAPPERS) {
        String next = prefix + wrapper;
        if (keys.stream().allMatch(key -> key.startsWith(next))) {
          prefix.append(wrapper);
          longer = true;
        }
      }
    }
    return prefix.toString();
  }

  private static List<NamedLayer> layers(Net net) {
    List<NamedLayer> layers = new ArrayList<>();
    for (int i = 0; i < net.layers().size(); i++) {
      Map<String, List<Integer>> shapes = new LinkedHashMap<>();
      for (Parameter parameter : net.layers().get(i).parameters()) {
        shapes.put(parameter.name(), parameter.shape());
      }
      if (!shapes.isEmpty()) {
        layers.add(new NamedLayer(Integer.toString(i), shapes));
      }
    }
    return layers;
  }

  /** The file's key of a tensor that the net calls so, such as {@code bn1.bias} for 1.bias. */
  String key(String own) {
    int dot = own.indexOf('.');
    return byLayer.get(own.substring(0, dot)) + own.substring(dot);
  }
}
