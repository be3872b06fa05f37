package io.github.mnist8k.models.tensorflow.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** A net in training, in a graph: its logits, its gradients, its running statistics. */
public final class NetTraining {

  private final BatchParts batch;
  private final List<Stage> stages;
  private final List<Variable> trainables;
  private final List<Op> statistics;
  private final Operand<TFloat32> logits;

  NetTraining(
      BatchParts batch, List<Stage> stages, List<Variable> trainables, List<Op> statistics) {
    this.batch = batch;
    this.stages = stages;
    this.trainables = trainables;
    this.statistics = statistics;
    this.logits = batch.joined(stages.get(stages.size() - 1).outputs());
  }

  /** Logits [N, classes] of all parts, one after the other. */
  public Operand<TFloat32> logits() {
    return logits;
  }

  /** To be run with each update: they move the running statistics. */
  public List<Op> statistics() {
    return statistics;
  }

  /**
   * The loss's gradients by the net's trainable variables, in the order of {@link
   * NetGraph#trainables()}.
   *
   * @param byLogits its gradient by the logits [N, classes]
   */
  public List<Operand<TFloat32>> gradients(Operand<TFloat32> byLogits) {
    Map<Variable, Operand<TFloat32>> byVariable = new HashMap<>();
    List<Operand<TFloat32>> byFeatures = batch.split(byLogits);
    for (int i = stages.size() - 1; i >= 0; i--) {
      byFeatures = stages.get(i).gradient(byFeatures, byVariable);
    }
    return trainables.stream().map(byVariable::get).toList();
  }
}
