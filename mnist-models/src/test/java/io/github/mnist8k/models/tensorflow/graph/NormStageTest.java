package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** Two parts of 4 and 3 images, beside TensorFlow's layers and their gradients for all 7. */
class NormStageTest {

  private static final FeatureShape SHAPE = new FeatureShape(3, 4, 5);
  private static final double EPS = 1e-3;

  @Test
  void batchNormAloneIsThatOfTensorFlow() {
    assertAsTensorFlow(NormLayers.at(List.of(norm(), new Flatten()), 0));
  }

  @Test
  void batchNormAndReluAreThoseOfTensorFlow() {
    assertAsTensorFlow(NormLayers.at(List.of(norm(), new Relu(), new Flatten()), 0));
  }

  @Test
  void batchNormReluAndDropoutAreThoseOfTensorFlow() {
    assertAsTensorFlow(NormLayers.at(List.of(norm(), new Relu(), new Dropout(0.5)), 0));
  }

  private static BatchNorm norm() {
    return new BatchNorm(SHAPE.channels(), EPS, 0.1);
  }

  private static void assertAsTensorFlow(NormLayers layers) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat32>> inputs = List.of(random(tf, 4, 3, 1), random(tf, 3, 3, 2));
      List<Operand<TFloat32>> slopes = List.of(random(tf, 4, 0, 3), random(tf, 3, 0, 4));
      Map<String, Variable> variables = new LinkedHashMap<>();
      for (Parameter parameter : layers.norm().parameters()) {
        variables.put(parameter.name(), new Variable(tf, parameter.name(), parameter.shape()));
      }
      List<LayerPlace> places = new ArrayList<>();
      for (long noise = 0; noise < 2; noise++) {
        places.add(new LayerPlace(tf, 0, SHAPE, variables, tf.constant(noise), new ArrayList<>()));
      }
      var stage = new NormStage(layers, places, BatchParts.of(tf, inputs), inputs);
      Map<Variable, Operand<TFloat32>> variableGradients = new HashMap<>();
      List<Operand<TFloat32>> inputGradients = stage.gradient(slopes, variableGradients);
      List<Operand<TFloat32>> found =
          List.of(
              tf.concat(stage.outputs(), tf.constant(0)),
              tf.concat(inputGradients, tf.constant(0)),
              variableGradients.get(variables.get("weight")),
              variableGradients.get(variables.get("bias")));
      List<Operand<TFloat32>> expected =
          tensorFlows(
              tf,
              layers,
              tf.concat(inputs, tf.constant(0)),
              tf.concat(slopes, tf.constant(0)),
              variables,
              found.get(0));
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
        Variables.assign(
            session,
            List.copyOf(variables.values()),
            Map.of(
                "weight", new FloatTensor(List.of(3), new float[] {2, -1, 0.5f}),
                "bias", new FloatTensor(List.of(3), new float[] {0.1f, 0.2f, -0.3f}),
                "running_mean", new FloatTensor(List.of(3), new float[3]),
                "running_var", new FloatTensor(List.of(3), new float[3])));
        for (int i = 0; i < found.size(); i++) {
          float[] numbers = numbers(session, expected.get(i));
          assertArrayEquals(numbers, numbers(session, found.get(i)), 1e-5f * largest(numbers));
        }
      }
    }
  }

  /** Output and gradients by input, weight and bias; the output found tells what dropout kept. */
  private static List<Operand<TFloat32>> tensorFlows(
      Ops tf,
      NormLayers layers,
      Operand<TFloat32> input,
      Operand<TFloat32> slope,
      Map<String, Variable> variables,
      Operand<TFloat32> found) {
    Operand<TFloat32> weight = variables.get("weight").read();
    Operand<TFloat32> bias = variables.get("bias").read();
    Operand<TFloat32> none = tf.constant(new float[0]);
    Operand<TFloat32> output =
        tf.nn
            .fusedBatchNorm(input, weight, bias, none, none, FusedBatchNorm.epsilon((float) EPS))
            .y();
    if (layers.relu()) {
      output = tf.nn.relu(output);
    }
    if (layers.dropout() > 0) {
      Operand<TFloat32> kept =
          tf.dtypes.cast(tf.math.notEqual(found, tf.constant(0f)), TFloat32.class);
      float factor = (float) (1 / (1 - layers.dropout()));
      output = tf.math.mul(output, tf.stopGradient(tf.math.mul(kept, tf.constant(factor))));
    }
    Gradients gradients =
        tf.gradients(List.of(output), List.of(input, weight, bias), Gradients.dx(List.of(slope)));
    return List.of(output, gradients.dy(0), gradients.dy(1), gradients.dy(2));
  }

  private static Operand<TFloat32> random(Ops tf, int images, double mean, long seed) {
    var random = new Random(seed);
    float[] values = new float[images * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + random.nextGaussian());
    }
    Shape shape = Shape.of(images, SHAPE.height(), SHAPE.width(), SHAPE.channels());
    return tf.constant(shape, DataBuffers.of(values));
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  private static float[] numbers(Session session, Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values, false, false));
      return values;
    }
  }
}
