package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a variant of a published experiment, as a sweep leaves them, beside runs of its own. */
class VariantTest {

  private static final String PUBLISHED = "era2-s7/step5";
  private static final String VARIANT = PUBLISHED + "+max_learning_rate=0.02";

  @TempDir private Path results;

  @BeforeEach
  void copyARun() throws IOException {
    copyAs(PUBLISHED);
    copyAs(VARIANT);
  }

  private void copyAs(String id) throws IOException {
    Path from = Path.of("results", "vector", PUBLISHED, "seed-0");
    Path to = Files.createDirectories(results.resolve(id).resolve("seed-0"));
    for (String file : List.of(EpochCsv.FILE_NAME, RunManifestJson.FILE_NAME)) {
      Files.writeString(
          to.resolve(file), Files.readString(from.resolve(file)).replace(PUBLISHED, id));
    }
  }

  @Test
  void leaderboardShowsItUnderItsOwnName() {
    String out =
        Invocation.of("leaderboard", "--results", results, "--ours", results).silentSuccess();
    List<String> rows = out.lines().filter(line -> line.startsWith(PUBLISHED)).toList();
    assertEquals(2, rows.size(), out);
    assertTrue(rows.stream().anyMatch(row -> row.startsWith(PUBLISHED + " ")), out);
    assertTrue(rows.stream().anyMatch(row -> row.startsWith(VARIANT + " ")), out);
  }

  @Test
  void projectsTablesRefuseIt() throws IOException {
    Path readme = Files.writeString(results.resolve("README.md"), "unchanged");
    Invocation.of("report", "--results", results, "--readme", readme, "--docs", results)
        .assertRefused(VARIANT + " seed 0: there is no such experiment to report");
    assertEquals("unchanged", Files.readString(readme));
  }
}
