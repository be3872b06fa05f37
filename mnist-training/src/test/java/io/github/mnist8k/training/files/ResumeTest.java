package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Reference;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.tensorflow.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is resumed goes on as if it had not stopped. */
class ResumeTest {

  @TempDir Path folder;

  @Test
  void resumedAfterAnyEpochItEndsBitForBitTheSame() throws IOException {
    RunPlan plan = SmallRun.plan(1, 3);
    var whole = new SmallRun.Diary();
    Weights weights = new TrainingRun(plan, List.of(whole)).train().weights();
    for (int done = 1; done <= 3; done++) {
      var file = new CheckpointFile(folder.resolve(done + ".safetensors"), plan);
      file.write(whole.checkpoints.get(done - 1));
      var rest = new SmallRun.Diary();
      Weights resumed = new TrainingRun(plan, List.of(rest)).train(file.read()).weights();
      assertEquals(whole.rows.subList(done, 3), rest.rows, "after epoch " + done);
      Tensors.assertSame(weights.tensors(), resumed.tensors());
      assertEquals(weights.updates(), resumed.updates());
      if (done < 3) {
        Tensors.assertSame(
            whole.checkpoints.get(2).slots(), rest.checkpoints.get(2 - done).slots());
      }
    }
  }

  /** Otherwise the test above would also pass without them. */
  @Test
  void checkpointHoldsMomentaThatAreNotZero() throws IOException {
    var diary = new SmallRun.Diary();
    new TrainingRun(SmallRun.plan(1, 1), List.of(diary)).train();
    var slots = diary.checkpoints.get(0).slots();
    assertEquals(5, slots.size());
    slots.forEach((key, slot) -> assertTrue(Reference.largest(slot) > 0, key));
    assertEquals(10, diary.checkpoints.get(0).weights().updates());
  }
}
