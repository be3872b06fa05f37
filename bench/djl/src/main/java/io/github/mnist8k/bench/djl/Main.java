package io.github.mnist8k.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.SequentialBlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures how fast DJL with PyTorch trains and runs the nets of the benchmark, as CSV. */
final class Main {
  private static final int[] INFERENCE_BATCHES = {1, 64, 1000};
  private static final int INFERENCE_IMAGES = 1000;

  private final Options options;
  private final Experiment experiment;
  private final Mnist trainSet;
  private final Mnist testSet;
  private final String version;

  private Main(Options options) throws IOException {
    this.options = options;
    experiment = options.experiment();
    trainSet = Mnist.train(options.mnist());
    testSet = Mnist.test(options.mnist());
    Engine engine = Engine.getEngine("PyTorch");
    engine.setRandomSeed(1);
    version = "DJL " + Engine.getDjlVersion() + " PyTorch " + engine.getVersion();
  }

  public static void main(String[] arguments) throws IOException {
    Main main = null;
    try {
      main = prepared(Options.parse(arguments));
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    main.run();
  }

  private static Main prepared(Options options) throws IOException {
    // DJL reads these when it loads the engine.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(options.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    Memory.keep();
    return new Main(options);
  }

  private void run() throws IOException {
    System.out.println("program,version,experiment,threads,figure,unit,value");
    if (options.measures("training") || options.measures("epoch")) {
      train();
    }
    if (options.measures("inference")) {
      infer();
    }
  }

  private void train() throws IOException {
    int epoch = experiment.updatesPerEpoch();
    int warmUp = (options.updates() + 1) / 2;
    int planned = warmUp + options.repetitions() * (options.updates() + epoch);
    Trainer trainer =
        fastest(Trainer.ways(experiment, trainSet, testSet, planned), way -> way.train(2));
    trainer.train(warmUp);
    if (options.measures("training")) {
      if (options.waits()) {
        System.err.println("ready");
        new BufferedReader(new InputStreamReader(System.in)).readLine();
      }
      for (int i = 0; i < options.repetitions(); i++) {
        long start = System.nanoTime();
        int images = trainer.train(options.updates());
        row("training", "images/s", images / secondsSince(start));
      }
    }
    if (options.measures("epoch")) {
      for (int i = 0; i < options.repetitions(); i++) {
        long start = System.nanoTime();
        trainer.train(epoch);
        double hits = trainer.test();
        row("epoch", "s", secondsSince(start));
        if (options.verbose()) {
          System.err.printf(Locale.ROOT, "loss %.4f, test %.2f %%%n", trainer.loss(), hits);
        }
      }
    }
  }

  private void infer() {
    SequentialBlock net = experiment.newNet(NDManager.newBaseManager("PyTorch"));
    SequentialBlock folded = Nets.folded(net);
    for (int batch : INFERENCE_BATCHES) {
      byte[] pixels = Arrays.copyOf(testSet.images(), batch * Mnist.PIXELS);
      int calls = (INFERENCE_IMAGES + batch - 1) / batch;
      Classifier classifier =
          fastest(Classifier.ways(folded, batch), way -> classify(way, pixels, calls));
      classify(classifier, pixels, calls);
      for (int i = 0; i < options.repetitions(); i++) {
        long start = System.nanoTime();
        classify(classifier, pixels, calls);
        double perImage = secondsSince(start) / (calls * batch);
        row("inference_" + batch, "images/s", 1 / perImage);
        if (batch == 1) {
          row("latency_1", "us", 1e6 * perImage);
        }
      }
    }
  }

  private <T> T fastest(List<T> ways, Consumer<T> work) {
    T chosen = Trial.fastest(ways, work);
    if (options.verbose()) {
      System.err.println(chosen);
    }
    return chosen;
  }

  private static void classify(Classifier classifier, byte[] pixels, int calls) {
    for (int i = 0; i < calls; i++) {
      classifier.logits(pixels);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void row(String figure, String unit, double value) {
    System.out.printf(
        Locale.ROOT,
        "djl,%s,%s,%d,%s,%s,%.6g%n",
        version,
        experiment.id,
        options.threads(),
        figure,
        unit,
        value);
  }
}
