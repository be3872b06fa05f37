package io.github.mnist8k.training.recipe;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rule by which an update changes the trainable parameters; an immutable value without state of its
 * own. Each engine computes it in its own way, checked against PyTorch's, so the set is closed.
 */
public sealed interface Optimizer permits Sgd, Adam {

  /** Learning rate and momentum where no schedule changes them. */
  Rates rates();

  /**
   * Names of the slots, in their order: the tensors that the optimizer keeps from update to update
   * for each trainable parameter, of the parameter's shape.
   */
  List<String> slots();

  /**
   * The slots of a net before its first update: all zero.
   *
   * @return under keys such as {@code 0.weight.momentum}, in PyTorch's layout; the slots of a
   *     parameter follow each other
   */
  default Map<String, FloatTensor> initialSlots(Net net) {
    Map<String, FloatTensor> zeros = new LinkedHashMap<>();
    for (int i = 0; i < net.layers().size(); i++) {
      for (Parameter parameter : net.layers().get(i).parameters()) {
        if (parameter.trainable()) {
          for (String slot : slots()) {
            var zero = new FloatTensor(parameter.shape(), new float[parameter.size()]);
            zeros.put(key(i + "." + parameter.name(), slot), zero);
          }
        }
      }
    }
    return zeros;
  }

  /**
   * The key of a slot in checkpoints.
   *
   * @param parameter key of the parameter, such as {@code 0.weight}
   * @param slot name of the slot
   */
  static String key(String parameter, String slot) {
    return parameter + "." + slot;
  }
}
