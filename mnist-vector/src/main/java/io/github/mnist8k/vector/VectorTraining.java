package io.github.mnist8k.vector;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.Training;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.vector.images.ImageLoader;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.stages.Group;
import io.github.mnist8k.vector.stages.Scratch;
import io.github.mnist8k.vector.stages.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A training on the CPU. All memory is taken at the start. Threads share a batch by groups; what
 * they find is brought together in the order of the groups, so that their number changes nothing.
 */
public final class VectorTraining implements Training {

  private final Stages stages;
  private final Recipe recipe;
  private final Dataset data;
  private final int classes;
  private final UpdateRule rule;
  private final TrainingState state;

  private final Workers workers;
  private final Group[] groups;
  private final Scratch[] scratches;
  private final ImageLoader[] trainLoaders;
  private final ImageLoader[] testLoaders;
  private final CrossEntropy[] losses;
  private final float[][][] sums;
  private final Runnable[] norms;
  private final Runnable[] normsBack;
  private final Runnable collecting = this::prepareCollect;
  private final IntConsumer updateJob = this::update;
  private final IntConsumer testJob = this::evaluate;

  private final double[] imageLosses;
  private final boolean[] imageHits;
  private Update update;
  private int used;
  private double trainLoss;
  private long trainHits;
  private long trainImages;
  private final double[] testLosses;
  private final boolean[] testHits;
  private final float[] testLogits;

  VectorTraining(Net net, Recipe recipe, Dataset data, Execution execution) {
    this.recipe = recipe;
    this.data = data;
    this.classes = net.classes();
    stages = new Stages(net, groups(recipe.batchSize()));
    rule = UpdateRule.of(recipe.optimizer());
    state = new TrainingState(stages.variables(), rule);
    int threads = execution.threads();
    groups = new Group[Math.max(threads, groups(recipe.batchSize()))];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = stages.group();
    }
    scratches = new Scratch[threads];
    trainLoaders = new ImageLoader[threads];
    testLoaders = new ImageLoader[threads];
    losses = new CrossEntropy[threads];
    sums = new float[threads][groups.length][];
    for (int i = 0; i < threads; i++) {
      scratches[i] = stages.scratch();
      trainLoaders[i] =
          new ImageLoader(data.train().pixels(), recipe.normalization(), recipe.augmentation());
      testLoaders[i] = new ImageLoader(data.test().pixels(), recipe.normalization(), List.of());
      losses[i] = new CrossEntropy(classes);
    }
    norms = new Runnable[stages.size()];
    normsBack = new Runnable[stages.size()];
    for (int s = 0; s < norms.length; s++) {
      int stage = s;
      norms[s] = () -> stages.meet(stage, groups, used);
      normsBack[s] = () -> stages.meetBack(stage, groups, used);
    }
    imageLosses = new double[recipe.batchSize()];
    imageHits = new boolean[recipe.batchSize()];
    testLosses = new double[data.test().size()];
    testHits = new boolean[data.test().size()];
    testLogits = new float[data.test().size() * net.classes()];
    workers = new Workers(threads);
    WarmUp.run(stages.warmUps());
  }

  private static int groups(int images) {
    return (images + Lanes.GROUP - 1) / Lanes.GROUP;
  }

  @Override
  public void restore(Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
    state.restore(weights, optimizer);
  }

  @Override
  public Map<String, FloatTensor> weights() {
    return state.weights();
  }

  @Override
  public Map<String, FloatTensor> slots() {
    return state.slots();
  }

  /**
   * Optimizer updates, one after the other.
   *
   * @param chunk at least one, all of the same batch size, at most the recipe's
   * @throws IllegalArgumentException if there is none, or a batch size is another
   */
  @Override
  public void update(List<Update> chunk) {
    check(chunk);
    for (int i = 0; i < chunk.size(); i++) {
      update = chunk.get(i);
      used = groups(update.rows().length);
      rule.begin(update);
      stages.pack();
      workers.run(updateJob);
      for (int image = 0; image < update.rows().length; image++) {
        trainLoss += imageLosses[image];
        trainHits += imageHits[image] ? 1 : 0;
      }
      trainImages += update.rows().length;
    }
  }

  private void check(List<Update> chunk) {
    if (chunk.isEmpty()) {
      throw new IllegalArgumentException("expected at least one update, found none");
    }
    int size = chunk.get(0).rows().length;
    for (int i = 0; i < chunk.size(); i++) {
      int found = chunk.get(i).rows().length;
      if (found != size || found < 1 || found > recipe.batchSize()) {
        throw new IllegalArgumentException(
            "expected updates of the same batch size, 1 to %d, found %d and %d"
                .formatted(recipe.batchSize(), size, found));
      }
    }
  }

  /** What one thread does for an update. */
  private void update(int thread) {
    int first = used * thread / workers.count();
    int end = used * (thread + 1) / workers.count();
    for (int g = first; g < end; g++) {
      load(groups[g], g, thread);
    }
    forward(thread, first, end);
    backward(thread, first, end);
    workers.meet(thread, collecting);
    stages.collect(groups, used, sums[thread], scratches[thread], thread, workers.count());
    workers.meet(thread, null);
    state.update(thread, workers.count());
  }

  private void prepareCollect() {
    stages.prepareCollect(used);
  }

  private void load(Group group, int index, int thread) {
    int[] rows = update.rows();
    int start = index * Lanes.GROUP;
    group.take(start, Math.min(Lanes.GROUP, rows.length - start));
    for (int lane = 0; lane < group.images(); lane++) {
      trainLoaders[thread].load(
          rows[start + lane], update.seed(), start + lane, lane, stages.input(), group.input());
    }
    Lanes.clearBeyond(group.input(), group.images());
    stages.draw(group, update.seed());
  }

  private void forward(int thread, int first, int end) {
    for (int from = 0; from < stages.size(); ) {
      int to = from + 1;
      while (to < stages.size() && !stages.meets(to - 1)) {
        to++;
      }
      for (int g = first; g < end; g++) {
        for (int stage = from; stage < to; stage++) {
          stages.forward(stage, groups[g], scratches[thread]);
        }
      }
      if (stages.meets(to - 1)) {
        workers.meet(thread, norms[to - 1]);
      }
      from = to;
    }
  }

  private void backward(int thread, int first, int end) {
    for (int from = stages.size() - 1; from >= -1; ) {
      int to = from;
      while (to >= 0 && !stages.meets(to)) {
        to--;
      }
      for (int g = first; g < end; g++) {
        if (from == stages.size() - 1) {
          loss(g, thread);
        }
        for (int stage = from; stage >= to; stage--) {
          stages.backward(stage, groups[g], scratches[thread]);
        }
      }
      if (to >= 0) {
        workers.meet(thread, normsBack[to]);
      }
      from = to - 1;
    }
  }

  private void loss(int group, int thread) {
    Scratch scratch = scratches[thread];
    CrossEntropy loss = losses[thread];
    stages.logits(groups[group], scratch);
    Arrays.fill(scratch.logitGradient(), 0, classes * Lanes.GROUP, 0);
    for (int lane = 0; lane < groups[group].images(); lane++) {
      int image = group * Lanes.GROUP + lane;
      int label = data.train().label(update.rows()[image]);
      imageLosses[image] = loss.loss(scratch.logits(), lane, label);
      imageHits[image] = loss.predicted(scratch.logits(), lane) == label;
      loss.gradient(lane, label, update.rows().length, scratch.logitGradient());
    }
  }

  /** Running metrics of the updates since the last call, in training mode. */
  @Override
  public Metrics takeTrainMetrics() {
    var metrics = new Metrics(trainImages, trainLoss, trainHits);
    trainImages = 0;
    trainLoss = 0;
    trainHits = 0;
    return metrics;
  }

  /** Loss and hits over the whole test set, in inference mode. */
  @Override
  public Metrics evaluate() {
    stages.pack();
    stages.useRunning();
    workers.run(testJob);
    double loss = 0;
    long hits = 0;
    for (int i = 0; i < testLosses.length; i++) {
      loss += testLosses[i];
      hits += testHits[i] ? 1 : 0;
    }
    return new Metrics(testLosses.length, loss, hits);
  }

  @Override
  public float[] testLogits() {
    evaluate();
    return testLogits.clone();
  }

  /** What one thread does for the test. */
  private void evaluate(int thread) {
    ImageSet test = data.test();
    int all = groups(test.size());
    Group group = groups[thread];
    Scratch scratch = scratches[thread];
    for (int g = all * thread / workers.count(); g < all * (thread + 1) / workers.count(); g++) {
      int start = g * Lanes.GROUP;
      group.take(0, Math.min(Lanes.GROUP, test.size() - start));
      for (int lane = 0; lane < group.images(); lane++) {
        testLoaders[thread].load(start + lane, 0, 0, lane, stages.input(), group.input());
      }
      Lanes.clearBeyond(group.input(), group.images());
      stages.infer(group, scratch);
      for (int lane = 0; lane < group.images(); lane++) {
        int label = test.label(start + lane);
        testLosses[start + lane] = losses[thread].loss(scratch.logits(), lane, label);
        testHits[start + lane] = losses[thread].predicted(scratch.logits(), lane) == label;
        for (int k = 0; k < classes; k++) {
          testLogits[(start + lane) * classes + k] = scratch.logits()[k * Lanes.GROUP + lane];
        }
      }
    }
  }

  /** Ends the threads. The second call does nothing. */
  @Override
  public void close() {
    workers.close();
  }
}
