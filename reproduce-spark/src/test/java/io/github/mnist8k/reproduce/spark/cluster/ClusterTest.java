package io.github.mnist8k.reproduce.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.TrainingJob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by Spark in this process, one at a time. */
class ClusterTest {

  private static final String RUN = "era2-s7/step6 seed 5";
  private static final Dataset DIGITS = SyntheticDigits.dataset();

  @TempDir private Path folder;

  /** Writes down what it is told. */
  private static final class Told implements TaskWatcher {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void began(String run) {
      lines.add("began " + run);
    }

    @Override
    public void ended(String run) {
      lines.add("ended " + run);
    }

    @Override
    public void waits(String why) {
      lines.add("waits");
    }
  }

  @Test
  void runStandsOnSparksPageUnderItsName() throws Exception {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "skipped: this JDK has no jdk.incubator.vector");
    var told = new Told();
    try (var cluster = Cluster.start("local[1]", 1, DIGITS, told)) {
      RunOutcome outcome = cluster.train(order("vector"));
      assertEquals("", outcome.failure());
      assertTrue(outcome.files().containsKey("weights.safetensors"));
      String applications = cluster.page().orElseThrow() + "/api/v1/applications";
      String id = get(applications).get(0).get("id").asText();
      assertEquals(RUN, get(applications + "/" + id + "/jobs").get(0).get("description").asText());
    }
    assertEquals(List.of("began " + RUN, "ended " + RUN), told.lines);
  }

  /** Spark itself would end the process, and with it the runs beside. */
  @Test
  void runForWhichThereIsTooLittleMemoryFailsAlone() throws Exception {
    String failure;
    try (var cluster = Cluster.start("local[1]", 1, DIGITS, new Told())) {
      failure = cluster.train(order("exhausted")).failure();
    }
    Matcher said =
        Pattern.compile("out of memory \\((\\S+) .*mnist8k-run-.*\\): .*").matcher(failure);
    assertTrue(said.matches(), failure);
    assertTrue(Files.notExists(Path.of(said.group(1))), "Spark's folder, and the run's in it");
  }

  private RunOrder order(String engine) {
    var plan =
        new RunPlan(
            Experiments.byId("era2-s7/step6"),
            DIGITS,
            5,
            1,
            Engine.named(engine),
            Execution.cpu(1));
    return RunOrder.of(new TrainingJob(plan, folder, EarlierRun.RESUMED), Map.of());
  }

  private static JsonNode get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
