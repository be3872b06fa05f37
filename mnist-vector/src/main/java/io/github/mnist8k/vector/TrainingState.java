package io.github.mnist8k.vector;

import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.vector.stages.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a training learns: the net's variables, and the optimizer's slots beside them. */
final class TrainingState {

  private final List<Variable> variables;
  private final UpdateRule rule;
  private final float[][][] slots; // of each variable, in the order of the rule's names

  /** The state of variables under a rule; its slots are zero. */
  TrainingState(List<Variable> variables, UpdateRule rule) {
    this.variables = variables;
    this.rule = rule;
    slots = new float[variables.size()][rule.slots().size()][];
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      for (int j = 0; j < rule.slots().size() && variable.trainable(); j++) {
        slots[i][j] = new float[variable.values().length];
      }
    }
  }

  /** Sets all of it. */
  void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
    for (Variable variable : variables) {
      copy(variable.name(), variable.shape(), weights, variable.values());
    }
    for (int i = 0; i < variables.size(); i++) {
      for (int j = 0; j < rule.slots().size() && variables.get(i).trainable(); j++) {
        copy(slotName(i, j), variables.get(i).shape(), optimizer, slots[i][j]);
      }
    }
  }

  static void copy(String name, List<Integer> shape, Map<String, FloatTensor> from, float[] to) {
    FloatTensor tensor = from.get(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw new IllegalArgumentException(
          name + ": expected " + shape + ", found " + (tensor == null ? "none" : tensor.shape()));
    }
    tensor.values().get(to);
  }

  private String slotName(int variable, int slot) {
    return variables.get(variable).name() + "." + rule.slots().get(slot);
  }

  /** Current values of the net's variables. */
  Map<String, FloatTensor> weights() {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      tensors.put(variable.name(), new FloatTensor(variable.shape(), variable.values().clone()));
    }
    return tensors;
  }

  /** Current values of the optimizer's slots. */
  Map<String, FloatTensor> slots() {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      for (int j = 0; j < rule.slots().size() && variables.get(i).trainable(); j++) {
        tensors.put(slotName(i, j), new FloatTensor(variables.get(i).shape(), slots[i][j].clone()));
      }
    }
    return tensors;
  }

  /** A part of an update, from the variables' gradients. */
  void update(int part, int parts) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).trainable()) {
        long size = variables.get(i).values().length;
        int from = (int) (size * part / parts);
        int to = (int) (size * (part + 1) / parts);
        rule.apply(variables.get(i), slots[i], from, to);
      }
    }
  }
}
