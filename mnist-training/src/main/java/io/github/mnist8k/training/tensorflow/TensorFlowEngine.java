package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.Training;
import io.github.mnist8k.training.recipe.Recipe;
import org.tensorflow.TensorFlow;

/** The engine that trains by TensorFlow. */
public final class TensorFlowEngine implements Engine {

  @Override
  public String name() {
    return "tensorflow";
  }

  /** Version of TensorFlow's native library, which it loads. */
  @Override
  public String version() {
    return TensorFlow.version();
  }

  @Override
  public Training open(Net net, Recipe recipe, Dataset data, Execution execution) {
    return new TrainingGraph(net, recipe, data, execution);
  }
}
