package io.github.mnist8k.vector;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.EngineParity;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.List;
import java.util.Map;

/** Every net computes what PyTorch computes. */
class PyTorchParityTest extends EngineParity {

  @Override
  protected Trained open(Net net, Recipe recipe, Dataset data) {
    var graph = new VectorEngine().open(net, recipe, data, Execution.cpu(2));
    return new Trained() {
      @Override
      public void restore(Map<String, FloatTensor> weights) {
        graph.restore(weights, graph.freshSlots());
      }

      @Override
      public void update(Update update) {
        graph.update(List.of(update));
      }

      @Override
      public Metrics takeTrainMetrics() {
        return graph.takeTrainMetrics();
      }

      @Override
      public Metrics evaluate() {
        return graph.evaluate();
      }

      @Override
      public Map<String, FloatTensor> weights() {
        return graph.weights();
      }

      @Override
      public Map<String, FloatTensor> slots() {
        return graph.slots();
      }

      @Override
      public void close() {
        graph.close();
      }
    };
  }
}
