package io.github.mnist8k.models.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/**
 * One layer that takes each part of a batch for itself, with TensorFlow's gradient.
 *
 * @param tf the graph
 * @param variables the layer's trainable variables
 * @param inputs features of each part
 * @param outputs the layer's output for each part
 */
record PlainStage(
    Ops tf,
    List<Variable> variables,
    List<Operand<TFloat32>> inputs,
    List<Operand<TFloat32>> outputs)
    implements Stage {

  @Override
  public List<Operand<TFloat32>> gradient(
      List<Operand<TFloat32>> outputGradients, Map<Variable, Operand<TFloat32>> variableGradients) {
    if (outputs.equals(inputs)) {
      return outputGradients;
    }
    List<Operand<?>> sources = new ArrayList<>(inputs);
    variables.forEach(variable -> sources.add(variable.handle()));
    // The gradient with respect to a resource is the sum of those of its readings.
    Gradients gradients = tf.gradients(outputs, sources, Gradients.dx(outputGradients));
    List<Operand<TFloat32>> inputGradients = new ArrayList<>();
    for (int part = 0; part < inputs.size(); part++) {
      inputGradients.add(gradients.dy(part));
    }
    for (int i = 0; i < variables.size(); i++) {
      variableGradients.put(variables.get(i), gradients.dy(inputs.size() + i));
    }
    return inputGradients;
  }
}
