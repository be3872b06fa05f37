package io.github.mnist8k.reports.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.reports.runs.PublishedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources' own documents, where they lie beside the project, give the figures that we ship. */
class SourcesTest {

  private static final Path SEEDS = Path.of("../../shared/seeds");

  /** The logs that each document shows, in its order. */
  private static final Map<String, List<String>> LOGS =
      Map.of(
          "000", List.of("tsai-a6/model1", "tsai-a6/model2", "tsai-a6/model3"),
          "001", List.of("erav4-a6/model1"),
          "002", List.of("era-a6/model1"),
          "003", List.of("s7/model1", "s7/model2", "s7/model3"),
          "004", List.of("era2-s7/step4", "era2-s7/step5", "era2-s7/step6"));

  @ParameterizedTest
  @ValueSource(strings = {"000", "001", "002", "003", "004"})
  void readsTheFiguresOfADocument(String document) throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "the sources' documents are not there");
    Path file;
    try (var files = Files.list(SEEDS)) {
      file =
          files
              .filter(path -> path.getFileName().toString().startsWith(document))
              .findFirst()
              .orElseThrow();
    }
    List<TrainingLog> logs = LogReader.read(document, Files.readString(file));
    assertEquals(LOGS.get(document).size(), logs.size());
    for (int i = 0; i < logs.size(); i++) {
      isPartOf(logs.get(i), PublishedLog.read(LOGS.get(document).get(i)));
    }
  }

  private static void isPartOf(TrainingLog log, PublishedLog published) {
    assertNull(log.refusal());
    assertFalse(log.epochs().isEmpty());
    for (LoggedEpoch epoch : log.epochs()) {
      PublishedLog.Epoch expected =
          published.epochs().stream()
              .filter(one -> one.epoch() == epoch.number())
              .findFirst()
              .orElseThrow();
      assertEquals(expected.trainAccuracy(), epoch.train(), epoch.place());
      assertEquals(expected.testAccuracy(), epoch.test(), epoch.place());
    }
  }
}
