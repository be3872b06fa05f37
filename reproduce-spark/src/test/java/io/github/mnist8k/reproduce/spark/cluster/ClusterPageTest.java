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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's own page and the program's progress are told of a run. */
class ClusterPageTest {

  private static final String RUN = "era2-s7/step6 seed 5";

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
  void runStandsThereUnderItsName() throws Exception {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "skipped: this JDK has no jdk.incubator.vector");
    Dataset digits = SyntheticDigits.dataset();
    var plan =
        new RunPlan(
            Experiments.byId("era2-s7/step6"),
            digits,
            5,
            1,
            Engine.named("vector"),
            Execution.cpu(1));
    var job = new TrainingJob(plan, folder, EarlierRun.RESUMED);
    var told = new Told();
    try (var cluster = Cluster.start("local[1]", 1, digits, told)) {
      RunOutcome outcome = cluster.train(RunOrder.of(job, Map.of()));
      assertEquals("", outcome.failure());
      assertTrue(outcome.files().containsKey("weights.safetensors"));
      String applications = cluster.page().orElseThrow() + "/api/v1/applications";
      String id = get(applications).get(0).get("id").asText();
      assertEquals(RUN, get(applications + "/" + id + "/jobs").get(0).get("description").asText());
    }
    assertEquals(List.of("began " + RUN, "ended " + RUN), told.lines);
  }

  private static JsonNode get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
