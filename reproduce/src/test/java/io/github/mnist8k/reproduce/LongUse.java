package io.github.mnist8k.reproduce;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.TrainingTrial;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.CheckpointFile;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.RunWriter;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Recipe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A program that uses the library for long, and prints after each fifth of its work how much memory
 * the process holds and how much of its heap is in use, both in KiB, and its threads.
 */
final class LongUse {

  private static final int FIFTHS = 5;
  private static final int THREADS = 8;
  private static final Execution TWO_THREADS = Execution.cpu(2);
  private static final ImageSet IMAGES = SyntheticDigits.draw(128, 1);
  private static final Dataset DATA = new Dataset("synthetic", "drawn", IMAGES, IMAGES, Map.of());
  private static final Experiment STEP_6 = Experiments.byId("era2-s7/step6");
  private static final Weights WEIGHTS = Weights.initial(STEP_6.net(), new SeedStream(0));

  /**
   * Starts it.
   *
   * @param args {@code openings ENGINE TIMES}, {@code epochs ENGINE TIMES FOLDER}, or {@code
   *     predictions digits|tensorflow TIMES}
   */
  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[2]);
    if (args[0].equals("openings")) {
      openings(Engine.named(args[1]), times);
    } else if (args[0].equals("epochs")) {
      epochs(Engine.named(args[1]), times, new RunFolder(Path.of(args[3])));
    } else if (args[1].equals("digits")) {
      Digits digits = Digits.step5();
      predictions(image -> digits.read(image).digit(), times);
    } else {
      try (var classifier = new DigitClassifier(STEP_6.model(WEIGHTS), TWO_THREADS)) {
        predictions(image -> classifier.classify(image).digit(), times);
      }
    }
  }

  /** Opens, uses and closes a training and a trained net, again and again. */
  private static void openings(Engine engine, int times) throws IOException {
    var plan = new RunPlan(STEP_6, DATA, 0, 1, engine, TWO_THREADS);
    for (int i = 0; i < times; i++) {
      try (var trial = new TrainingTrial(plan)) {
        trial.update(1);
      }
      try (var inference = engine.inference(STEP_6.model(WEIGHTS), TWO_THREADS)) {
        inference.logits(image(i));
      }
      report(i + 1, times);
    }
  }

  /** One run that is longer than any published, with the files that it writes. */
  private static void epochs(Engine engine, int times, RunFolder folder) throws IOException {
    Recipe of15 = STEP_6.recipe();
    var recipe =
        new Recipe(
            of15.batchSize(),
            of15.lastBatch(),
            times,
            of15.normalization(),
            of15.augmentation(),
            of15.optimizer(),
            of15.schedule());
    var experiment = Experiment.own("test/long", STEP_6.net(), recipe);
    var plan = new RunPlan(experiment, DATA, 0, times, engine, TWO_THREADS);
    var reporter =
        new RunListener() {
          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
            report(checkpoint.epochsDone(), times);
          }
        };
    var writer = new RunWriter(folder, new CheckpointFile(folder.checkpoint(), plan));
    new TrainingRun(plan, List.of(writer, reporter)).train(Optional.empty());
  }

  /** Asks for digits on several threads, each of which must get what a single one got. */
  private static void predictions(Function<byte[], Integer> digit, int times) throws Exception {
    List<Integer> expected =
        IntStream.range(0, IMAGES.size()).mapToObj(i -> digit.apply(image(i))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int fifth = 1; fifth <= FIFTHS; fifth++) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(threads.submit(() -> ask(digit, expected, times / FIFTHS / THREADS)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      report(fifth, FIFTHS);
    }
    threads.shutdown();
  }

  private static void ask(Function<byte[], Integer> digit, List<Integer> expected, int times) {
    for (int i = 0; i < times; i++) {
      int image = ThreadLocalRandom.current().nextInt(expected.size());
      int found = digit.apply(image(image));
      if (expected.get(image) != found) {
        throw new IllegalStateException(
            "image %d: expected %d, found %d".formatted(image, expected.get(image), found));
      }
    }
  }

  private static byte[] image(int i) {
    return IMAGES.image(i % IMAGES.size());
  }

  private static void report(int done, int times) throws IOException {
    if (done * FIFTHS % times < FIFTHS) {
      System.gc(); // what is garbage would only hide what is not
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      System.out.println(resident() + " " + heap + " " + threads);
    }
  }

  private static String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .findFirst()
        .orElseThrow()
        .replaceAll("\\D", "");
  }

  private LongUse() {}
}
