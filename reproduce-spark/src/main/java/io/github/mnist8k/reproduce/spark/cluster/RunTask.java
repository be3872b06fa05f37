package io.github.mnist8k.reproduce.spark.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.data.mnist.DatasetFiles;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.RunContent;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one run where Spark puts it: in a folder of its own, by the same code as {@code run}, and
 * gives back what that left there. It throws what another try may not meet again.
 */
final class RunTask implements Function<RunOrder, RunOutcome> {

  private static final long serialVersionUID = 1L;

  /** Not one of this program's: what it says is for the executor's log. */
  private static final Logger LOG = LoggerFactory.getLogger("mnist8k.executor");

  private final Broadcast<DatasetFiles> dataset;

  /**
   * A task.
   *
   * @param dataset what is trained on
   */
  RunTask(Broadcast<DatasetFiles> dataset) {
    this.dataset = dataset;
  }

  @Override
  public RunOutcome call(RunOrder order) throws IOException {
    Locale.setDefault(Locale.ROOT); // as at the start of the program: this may be another process
    // Which Spark clears up when it is stopped with this run in it.
    Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "mnist8k-run-");
    try {
      var job = new TrainingJob(plan(order), folder, EarlierRun.RESUMED);
      RunContent.write(job.folder(), order.before());
      job.train(List.of(), LOG::info);
      return RunOutcome.trained(RunContent.read(job.folder()));
    } catch (DivergedException | OutOfMemoryError e) { // it would end the executor
      return RunOutcome.failed(FailureText.of(e));
    } catch (PlanException e) {
      return RunOutcome.failed(
          "on " + InetAddress.getLocalHost().getHostName() + ": " + FailureText.of(e));
    } finally {
      delete(folder);
    }
  }

  private RunPlan plan(RunOrder order) throws IOException {
    return new RunPlan(
        experiment(order),
        ExecutorDataset.of(dataset.value()),
        order.seed(),
        order.epochs(),
        Engine.named(order.engine()),
        Execution.cpu(order.threads()));
  }

  private static Experiment experiment(RunOrder order) throws JsonProcessingException {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    return ExperimentJson.read(mapper.readTree(order.experiment()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
