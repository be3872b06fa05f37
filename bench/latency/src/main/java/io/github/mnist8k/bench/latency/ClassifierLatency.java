package io.github.mnist8k.bench.latency;

import io.github.mnist8k.models.Prediction;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One image, from its pixels to the digit and its probabilities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ClassifierLatency {

  /** Experiment whose net is asked, with fresh weights. */
  @Param({"era2-s7/step1", "era2-s7/step3", "era2-s7/step5", "s7/model3"})
  public String experiment;

  private DigitClassifier classifier;
  private ImageSet images;

  /** Counts images; each thread has its own. */
  @State(Scope.Thread)
  public static class Position {
    int next;
  }

  /** Makes the classifier. */
  @Setup
  public void open() throws IOException {
    Experiment chosen = Experiments.byId(experiment);
    images = Datasets.load("mnist", DataEnvironment.system()).test();
    classifier =
        new DigitClassifier(
            chosen.model(Weights.initial(chosen.net(), new SeedStream(0))), Execution.cpu(1));
  }

  /** Frees native memory. */
  @TearDown
  public void close() {
    classifier.close();
  }

  /** Includes the copy of the image out of the set. */
  @Benchmark
  public Prediction classify(Position position) {
    position.next = (position.next + 1) % images.size();
    return classifier.classify(images.image(position.next));
  }
}
