package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.weights.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Moves values between a session's variables and {@link FloatTensor}s in PyTorch's layout. */
public final class Variables {

  /**
   * Sets variables of a session.
   *
   * @param session session of the variables' graph
   * @param variables the variables to set
   * @param values a value of the variable's shape under each variable's name; others are ignored
   * @throws IllegalArgumentException if a value is missing or has another shape
   */
  public static void assign(
      Session session, List<Variable> variables, Map<String, FloatTensor> values) {
    for (Variable variable : variables) {
      FloatTensor value = FloatTensor.of(values, variable.name(), variable.shape());
      long[] shape = value.shape().stream().mapToLong(Integer::longValue).toArray();
      try (TFloat32 tensor = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(value.values()))) {
        session
            .runner()
            .feed(variable.input(), tensor)
            .addTarget(variable.assignment())
            .run()
            .close();
      }
    }
  }

  /**
   * Reads variables of a session.
   *
   * @return the values in PyTorch's layout by name, in the order of the variables
   */
  public static Map<String, FloatTensor> read(Session session, List<Variable> variables) {
    var runner = session.runner();
    variables.forEach(variable -> runner.fetch(variable.output()));
    Map<String, FloatTensor> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < variables.size(); i++) {
        Variable variable = variables.get(i);
        TFloat32 tensor = (TFloat32) result.get(i);
        float[] copy = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(copy, false, false));
        values.put(variable.name(), new FloatTensor(variable.shape(), copy));
      }
    }
    return values;
  }

  private Variables() {}
}
