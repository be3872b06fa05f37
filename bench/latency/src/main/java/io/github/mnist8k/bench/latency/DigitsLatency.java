package io.github.mnist8k.bench.latency;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.digits.Answer;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.training.experiment.Experiment;
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
import org.openjdk.jmh.annotations.Warmup;

/** One image in plain Java, with the vector module and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DigitsLatency {

  /** Experiment whose net is asked, with fresh weights. */
  @Param({"era2-s7/step1", "era2-s7/step3", "era2-s7/step5", "s7/model3"})
  public String experiment;

  private Digits digits;
  private ImageSet images;

  /** Counts images; each thread has its own. */
  @State(Scope.Thread)
  public static class Position {
    int next;
  }

  /** Makes the net. */
  @Setup
  public void open() throws IOException {
    Experiment chosen = Experiments.byId(experiment);
    images = Datasets.load("mnist", DataEnvironment.system()).test();
    Weights weights = Weights.initial(chosen.net(), new SeedStream(0));
    digits = Digits.of(DigitsExport.of(chosen.id(), chosen.model(weights), ""));
  }

  /** Includes the copy of the image out of the set. */
  @Benchmark
  @Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public Answer vector(Position position) {
    return read(position);
  }

  /** Includes the copy of the image out of the set. */
  @Benchmark
  @Fork(3)
  public Answer plain(Position position) {
    return read(position);
  }

  private Answer read(Position position) {
    position.next = (position.next + 1) % images.size();
    return digits.read(images.image(position.next));
  }
}
