package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.reproduce.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

  private static final Path RESULTS = Path.of("results");
  private static final Path PUBLISHED =
      Path.of("../mnist-reports/src/main/resources/mnist8k/published");

  @TempDir private Path folder;

  private Path log(String name, double... tests) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int epoch = 0; epoch < tests.length; epoch++) {
      long correct = Math.round(100 * tests[epoch]);
      text.append("EPOCH: ").append(epoch).append("\n");
      text.append("Loss=0.1 Batch_id=468 Accuracy=99.00: 100%|██| 469/469 [00:13<00:00]\n");
      text.append("Test set: Average loss: 0.02, Accuracy: ");
      text.append(correct).append("/10000 (").append(tests[epoch]).append("%)\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void oneLogIsToldInWords() throws IOException {
    Path log = log("log.txt", 98, 99.4, 99.5, 99.4, 99.45, 99.41);
    String out = Invocation.of("audit", log).silentSuccess();
    assertTrue(out.contains("6 epochs (0 to 5)"), out);
    assertTrue(out.contains("best test accuracy 99.50 % in epoch 2, last 99.41 %"), out);
    assertTrue(out.contains("held at 99.40 % in the last five epochs: yes (5 of 5)"), out);
  }

  @Test
  void severalLogsAreATableWithTheBestFirst() throws IOException {
    Path good = log("good.txt", 98, 99.4, 99.5, 99.4, 99.45, 99.41);
    Path lucky = log("lucky.txt", 98, 99, 99.6, 99, 99, 99);
    String[] lines = Invocation.of("audit", lucky, good).silentSuccess().split("\\R");
    assertTrue(lines[0].startsWith("log"), lines[0]);
    assertTrue(lines[1].startsWith(good.toString()), lines[1]);
    assertTrue(lines[2].startsWith(lucky.toString()), lines[2]);
  }

  @Test
  void figuresAreSetBesideOurSeeds() throws IOException {
    Path log = log("log.txt", 98, 99.4, 99.5, 99.4, 99.45, 100);
    JsonNode audit =
        new ObjectMapper()
            .readTree(
                Invocation.of(
                        "audit",
                        "--json",
                        "--experiment",
                        "era2-s7/step5",
                        "--results",
                        RESULTS,
                        log)
                    .silentSuccess())
            .get(0);
    assertEquals(100, audit.get("best").asDouble());
    assertEquals(0, audit.get("among_ours").get("best_as_high").asInt());
    assertTrue(audit.get("among_ours").get("seeds").asInt() >= 10, audit.toString());
    assertTrue(audit.get("held").isBoolean(), audit.toString());
  }

  @Test
  void publishedLogsAreAudited() throws IOException {
    try (var files = Files.list(PUBLISHED)) {
      Object[] words = Stream.concat(Stream.of("audit"), files.sorted()).toArray();
      String out = Invocation.of(words).silentSuccess();
      assertEquals(17, out.lines().filter(line -> line.contains(" epochs (")).count(), out);
    }
  }

  @Test
  void textWithoutALogIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("poem.txt"), "no figures here\n");
    Invocation.of("audit", file).assertRefused("poem.txt", "no epoch with a test accuracy");
  }

  @Test
  void missingFileAndUnknownExperimentAreRefused() throws IOException {
    Invocation.of("audit", folder.resolve("none.txt")).assertRefused("none.txt");
    Path log = log("log.txt", 98);
    Invocation.of("audit", "--experiment", "era2-s7/step55", log)
        .assertRefused("unknown experiment", "era2-s7/step5");
  }
}
