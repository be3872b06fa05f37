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
   * The loss's gradients with respect to the net's trainable variables, in the order of {@link
   * NetGraph#trainables()}.
   *
   * @param logitsGradient its gradient with respect to the logits [N, classes]
   */
  public List<Operand<TFloat32>> gradients(Operand<TFloat32> logitsGradient) {
    Map<Variable, Operand<TFloat32>> variableGradients = new HashMap<>();
    List<Operand<TFloat32>> featureGradients = batch.split(logitsGradient);
    for (int i = stages.size() - 1; i >= 0; i--) {
      featureGradients = stages.get(i).gradient(featureGradients, variableGradients);
    }
    return trainables.stream().map(variableGradients::get).toList();
  }
}
