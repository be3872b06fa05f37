package io.github.mnist8k.reproduce.bench;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.command.BenchCommand;
import io.github.mnist8k.reproduce.runs.SideBySide;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingTrial;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.Spread;
import io.github.mnist8k.training.machine.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How fast experiments are measured; the figures are explained by {@link BenchCommand}.
 *
 * @param dataset what is trained and tested on
 * @param engine what computes
 * @param execution device and threads of each job
 * @param jobs how many do the same side by side
 * @param repetitions measurements of each speed
 * @param updates updates of each measurement of training
 */
public record Benchmark(
    Dataset dataset, Engine engine, Execution execution, int jobs, int repetitions, int updates) {

  private static final long SEED = 0; // speed does not depend on it
  private static final List<Integer> BATCHES = List.of(1, 64, 1000);
  private static final int INFERENCE_IMAGES = 1000;
  private static final int DIGITS_IMAGES = 200; // without vectors each takes long

  /**
   * The compiler sees a kernel of mnist-digits a few times an image: it needs a thousand of them.
   */
  private static final long DIGITS_WARM_UP_NANOS = 1_000_000_000;

  /**
   * How long work done side by side took.
   *
   * @param images images of all jobs together
   * @param seconds by the clock, from the start of the first job to the end of the last
   */
  record Timing(long images, double seconds) {

    /** Images of all jobs together in a second. */
    double imagesPerSecond() {
      return images / seconds;
    }
  }

  /**
   * Measures an experiment.
   *
   * @param startUp whether the process has not trained before, so that its start-up can be measured
   */
  public List<Figure> measure(Experiment experiment, boolean startUp) throws IOException {
    List<Figure> figures = new ArrayList<>(training(experiment, startUp));
    for (int batch : BATCHES) {
      figures.addAll(inference(experiment, batch));
    }
    figures.add(digits(experiment));
    Long peak = Machine.peakMemory();
    figures.add(
        new Figure("peak_memory", "MiB", peak == null ? List.of() : List.of(peak / 1048576.0)));
    return figures;
  }

  private List<Figure> training(Experiment experiment, boolean startUp) throws IOException {
    var plan = new RunPlan(experiment, dataset, SEED, 1, engine, execution);
    List<TrainingTrial> trials = Collections.synchronizedList(new ArrayList<>());
    try {
      Callable<Long> start =
          () -> {
            var trial = new TrainingTrial(plan);
            trials.add(trial);
            return trial.update(1).images();
          };
      SideBySide.run(Collections.nCopies(jobs, start), jobs);
      double sinceStart =
          (double) System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();

      List<Timing> blocks = repeat(trials, trial -> trial.update(updates).images());
      List<Timing> tests = repeat(trials, trial -> trial.evaluate().images());
      double blocksPerEpoch = (double) trials.get(0).updatesPerEpoch() / updates;
      return List.of(
          new Figure("start_up", "ms", startUp ? List.of(sinceStart) : List.of()),
          new Figure("training", "images/s", each(blocks, Timing::imagesPerSecond)),
          new Figure("epoch", "s", epochSeconds(blocks, blocksPerEpoch, tests)));
    } finally {
      trials.forEach(TrainingTrial::close);
    }
  }

  /**
   * Seconds of an epoch by each measurement of updates.
   *
   * @param blocks the measurements
   * @param blocksPerEpoch how often the updates of one measurement go into an epoch
   * @param tests measurements of the test that ends an epoch
   */
  static List<Double> epochSeconds(List<Timing> blocks, double blocksPerEpoch, List<Timing> tests) {
    double test = Spread.of(each(tests, Timing::seconds)).median();
    return each(blocks, block -> block.seconds() * blocksPerEpoch + test);
  }

  private List<Figure> inference(Experiment experiment, int batch) throws IOException {
    byte[] pixels = pixels(batch);
    int calls = (INFERENCE_IMAGES + batch - 1) / batch;
    List<Inference> classifiers = Stream.generate(() -> inference(experiment)).limit(jobs).toList();
    try {
      List<Timing> timings =
          repeat(
              classifiers,
              classifier -> {
                for (int i = 0; i < calls; i++) {
                  classifier.logits(pixels);
                }
                return (long) calls * batch;
              });
      var rate =
          new Figure("inference_" + batch, "images/s", each(timings, Timing::imagesPerSecond));
      return batch > 1
          ? List.of(rate)
          : List.of(rate, new Figure("latency_1", "us", each(timings, this::latency)));
    } finally {
      classifiers.forEach(Inference::close);
    }
  }

  private Inference inference(Experiment experiment) {
    return engine.inference(model(experiment), execution);
  }

  private static Model model(Experiment experiment) {
    return experiment.model(Weights.initial(experiment.net(), new SeedStream(SEED)));
  }

  /** One image at a time by mnist-digits, on one thread for each job. */
  private Figure digits(Experiment experiment) throws IOException {
    byte[] pixels = pixels(1);
    Digits digits = Digits.of(DigitsExport.of(experiment.id(), model(experiment), ""));
    long warm = System.nanoTime() + DIGITS_WARM_UP_NANOS;
    while (System.nanoTime() < warm) {
      digits.logits(pixels);
    }
    List<Timing> timings =
        repeat(
            Collections.nCopies(jobs, digits),
            one -> {
              for (int i = 0; i < DIGITS_IMAGES; i++) {
                one.logits(pixels);
              }
              return (long) DIGITS_IMAGES;
            });
    return new Figure("latency_digits", "us", each(timings, this::latency));
  }

  /** Microseconds of one job for an image. */
  private double latency(Timing timing) {
    return 1e6 * jobs / timing.imagesPerSecond();
  }

  /** A batch of test images; if there are too few, some come again. */
  private byte[] pixels(int batch) {
    byte[] pixels = new byte[batch * ImageSet.PIXELS];
    for (int i = 0; i < batch; i++) {
      byte[] image = dataset.test().image(i % dataset.test().size());
      System.arraycopy(image, 0, pixels, i * ImageSet.PIXELS, ImageSet.PIXELS);
    }
    return pixels;
  }

  private <T> List<Timing> repeat(List<T> workers, ToLongFunction<T> work) throws IOException {
    List<Callable<Long>> tasks = new ArrayList<>();
    workers.forEach(worker -> tasks.add(() -> work.applyAsLong(worker)));
    return repeat(tasks, repetitions);
  }

  /**
   * Does the work of all jobs at the same time, again and again: once to warm up, which is not
   * counted, then as often as asked.
   *
   * @param tasks work of each job; gives the number of images it took
   * @param repetitions number of timings
   */
  static List<Timing> repeat(List<Callable<Long>> tasks, int repetitions) throws IOException {
    once(tasks);
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      timings.add(once(tasks));
    }
    return timings;
  }

  private static Timing once(List<Callable<Long>> tasks) throws IOException {
    long start = System.nanoTime();
    long images = SideBySide.run(tasks, tasks.size()).stream().mapToLong(Long::longValue).sum();
    return new Timing(images, (System.nanoTime() - start) / 1e9);
  }

  private static List<Double> each(List<Timing> timings, ToDoubleFunction<Timing> figure) {
    return timings.stream().mapToDouble(figure).boxed().toList();
  }
}
