package io.github.mnist8k.vector;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.vector.images.ImageLoader;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.stages.Group;
import io.github.mnist8k.vector.stages.Scratch;
import io.github.mnist8k.vector.stages.Stages;
import io.github.mnist8k.vector.stages.Variable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * A trained net on the CPU. Threads share a batch by groups of 16 images, so one image alone takes
 * as long as 16. One batch at a time: other callers wait.
 */
final class VectorInference implements Inference {

  private final Stages stages;
  private final Normalization normalization;
  private final int classes;
  private final Workers workers;
  private final Group[] groups;
  private final Scratch[] scratches;

  VectorInference(Model model, int threads) {
    normalization = model.normalization();
    classes = model.net().classes();
    stages = new Stages(model.net(), 1);
    var tensors = model.weights().tensors();
    for (Variable variable : stages.variables()) {
      TrainingState.copy(variable.name(), variable.shape(), tensors, variable.values());
    }
    stages.pack();
    stages.useRunning();
    groups = new Group[threads];
    scratches = new Scratch[threads];
    for (int i = 0; i < threads; i++) {
      groups[i] = stages.group();
      scratches[i] = stages.scratch();
    }
    workers = new Workers(threads);
    WarmUp.run(stages.warmUps());
  }

  @Override
  public synchronized float[][] logits(byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    int count = pixels.length / ImageSet.PIXELS;
    if (count == 0 || pixels.length % ImageSet.PIXELS != 0) {
      throw new IllegalArgumentException(
          "expected a positive multiple of 784 bytes, found " + pixels.length);
    }
    float[][] rows = new float[count][classes];
    workers.run(thread -> compute(pixels, rows, thread));
    return rows;
  }

  /** What one thread does of a batch. */
  private void compute(byte[] pixels, float[][] rows, int thread) {
    var loader = new ImageLoader(ByteBuffer.wrap(pixels), normalization, List.of());
    Group group = groups[thread];
    int all = (rows.length + Lanes.GROUP - 1) / Lanes.GROUP;
    for (int g = all * thread / workers.count(); g < all * (thread + 1) / workers.count(); g++) {
      int start = g * Lanes.GROUP;
      group.take(0, Math.min(Lanes.GROUP, rows.length - start));
      for (int lane = 0; lane < group.images(); lane++) {
        loader.load(start + lane, 0, 0, lane, stages.input(), group.input());
      }
      Lanes.clearBeyond(group.input(), group.images());
      stages.infer(group, scratches[thread]);
      for (int lane = 0; lane < group.images(); lane++) {
        for (int k = 0; k < classes; k++) {
          rows[start + lane][k] = scratches[thread].logits()[k * Lanes.GROUP + lane];
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    workers.close();
  }
}
