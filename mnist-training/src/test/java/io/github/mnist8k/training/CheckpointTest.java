package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.tensorflow.Tensors;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {

  /** No running statistics among them; the keys are those of the checkpoints that there are. */
  @Test
  void slotsOfSgdBeginAsOneZeroTensorForEachTrainableParameter() {
    Checkpoint initial = Checkpoint.initial(SmallRun.plan(1, 1));
    assertEquals(
        List.of(
            "0.weight.momentum",
            "1.weight.momentum",
            "1.bias.momentum",
            "6.weight.momentum",
            "6.bias.momentum"),
        List.copyOf(initial.slots().keySet()));
    assertEquals(List.of(6, 1, 5, 5), initial.slots().get("0.weight.momentum").shape());
    initial
        .slots()
        .forEach(
            (key, slot) -> assertEquals(FloatBuffer.allocate(slot.size()), slot.values(), key));
    Tensors.assertSame(
        Weights.initial(SmallRun.NET, SmallRun.plan(1, 1).seeds()).tensors(),
        initial.weights().tensors());
    assertEquals(0, initial.epochsDone());
  }

  @Test
  void slotsOfAdamFollowEachOtherForEachParameter() {
    var recipe = SmallRun.with(new Adam(0.01, 0.9, 0.999, 1e-8, 0), new ConstantRate());
    Checkpoint initial = Checkpoint.initial(SmallRun.plan(recipe, 1, 1));
    assertEquals(
        List.of("0.weight.mean", "0.weight.square", "1.weight.mean", "1.weight.square"),
        List.copyOf(initial.slots().keySet()).subList(0, 4));
  }
}
