package io.github.mnist8k.vector.stages;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.Plane;
import io.github.mnist8k.vector.kernels.WarmUp;
import java.util.ArrayList;
import java.util.List;

/**
 * A net as stages, and the order of its work. Both ways fall into phases: within a phase each group
 * goes through on its own, and between two all groups meet, because a batch norm needs all of them.
 *
 * <pre>{@code
 * forwards    [stage 0] norm 0 [stage 1] norm 1 ... [last stages, logits, loss]
 * backwards   ... norm 1 [back to stage 0] norm 0 [weights of stage 0]
 * }</pre>
 */
public final class Stages {

  private final List<Stage> stages = new ArrayList<>();

  /**
   * The stages of a net.
   *
   * @param groups most groups of a batch
   * @throws IllegalArgumentException naming a layer that the engine does not know
   */
  public Stages(Net net, int groups) {
    for (StageLayers layers : StageLayers.of(net)) {
      stages.add(new Stage(stages.size(), layers, groups * Lanes.GROUP));
    }
  }

  /** Memory for a group. */
  public Group group() {
    return new Group(stages);
  }

  /** Memory for a thread. */
  public Scratch scratch() {
    return new Scratch(stages);
  }

  /** The input of the net: rows and columns with their border, in a group's memory. */
  public Plane input() {
    return stages.get(0).input();
  }

  /** All variables in the order of the net's layers. */
  public List<Variable> variables() {
    return stages.stream().flatMap(stage -> stage.variables().stream()).toList();
  }

  /** First calls of all kernels. */
  public List<WarmUp> warmUps() {
    return stages.stream().flatMap(stage -> stage.warmUps().stream()).toList();
  }

  /** Number of stages. */
  public int size() {
    return stages.size();
  }

  /** Whether all groups must meet behind a stage, on both ways. */
  public boolean meets(int stage) {
    return stages.get(stage).normalizes();
  }

  /** Takes the weights as they are now. */
  public void pack() {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).pack();
    }
  }

  /** Takes the seed of an update. */
  public void draw(Group group, long seed) {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).draw(group, seed);
    }
  }

  /** A stage of a group on the way there: the activation of the one before, then its product. */
  public void forward(int stage, Group group, Scratch scratch) {
    if (stage > 0) {
      stages.get(stage - 1).activate(group, scratch, stages.get(stage), true);
    }
    stages.get(stage).multiply(group, scratch);
    if (meets(stage)) {
      stages.get(stage).measure(group, scratch);
    }
  }

  /** Where the groups meet behind a stage on the way there. */
  public void meet(int stage, Group[] groups, int used) {
    stages.get(stage).normalize(groups, used);
  }

  /** The last activation of a group, which gives the logits. */
  public void logits(Group group, Scratch scratch) {
    stages.get(size() - 1).activate(group, scratch, null, true);
  }

  /**
   * A step of a group on the way back: to the batch norm of a stage, from the product of the one
   * behind it or, at the last, from the gradient by the logits; -1 for the first stage's product.
   */
  public void backward(int stage, Group group, Scratch scratch) {
    if (stage < size() - 1) {
      Stage behind = stages.get(stage + 1);
      if (stage >= 0) {
        stages.get(stage).activate(group, scratch, behind, true);
      }
      behind.multiplyBack(group, scratch);
    }
    if (stage >= 0) {
      stages.get(stage).activateBack(group, scratch);
    }
  }

  /** Where the groups meet at the batch norm of a stage on the way back. */
  public void meetBack(int stage, Group[] groups, int used) {
    stages.get(stage).normalizeBack(groups, used);
  }

  /** Before {@link #collect}, once all groups are through. */
  public void prepareCollect(int used) {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).prepareCollect(used);
    }
  }

  /** A part of the gradients by the products' weights and biases. */
  public void collect(
      Group[] groups, int used, float[][] sums, Scratch scratch, int part, int parts) {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).collect(groups, used, sums, scratch, part, parts);
    }
  }

  /** Takes the running statistics as they are now, for {@link #infer}. */
  public void useRunning() {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).normalizeAsLearned();
    }
  }

  /** Logits of a group in inference. */
  public void infer(Group group, Scratch scratch) {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).multiply(group, scratch);
      Stage next = s + 1 < stages.size() ? stages.get(s + 1) : null;
      stages.get(s).activate(group, scratch, next, false);
    }
  }
}
