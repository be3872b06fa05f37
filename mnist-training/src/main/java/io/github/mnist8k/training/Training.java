package io.github.mnist8k.training;

import io.github.mnist8k.models.weights.FloatTensor;
import java.util.List;
import java.util.Map;

/**
 * A net, a recipe and a dataset in an engine: does updates, evaluates, and gives its state away and
 * takes it back. For one thread at a time. Holds native memory until it is closed; afterwards each
 * method but {@link #close} throws an {@link IllegalStateException}.
 */
public interface Training extends AutoCloseable {

  /**
   * Sets the state. The sums of the metrics stay.
   *
   * @param weights all parameters of the net, running statistics included, by key, in PyTorch's
   *     layout
   * @param slots the optimizer's slots by key, see {@link
   *     io.github.mnist8k.training.recipe.Optimizer#initialSlots}
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> slots);

  /**
   * Does updates of the optimizer, one after the other.
   *
   * @param chunk at least one, all of the same batch size
   * @throws IllegalArgumentException if there is none, or their batch sizes differ
   */
  void update(List<Update> chunk);

  /** Metrics of the updates since the last call, in training mode. */
  Metrics takeTrainMetrics();

  /** Metrics of the whole test set, in inference mode. */
  Metrics evaluate();

  /**
   * Logits of the whole test set, in inference mode.
   *
   * @return [N, classes], row after row
   */
  float[] testLogits();

  /** All parameters of the net, in the order of PyTorch's state dict and in its layout. */
  Map<String, FloatTensor> weights();

  /** The optimizer's slots, in the order of {@code Optimizer.initialSlots}. */
  Map<String, FloatTensor> slots();

  /** Frees what the training holds. The second call does nothing. */
  @Override
  void close();
}
