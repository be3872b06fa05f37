package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page for a browser that the report command writes. */
class ReportPageTest extends ReportFixture {

  @Test
  void pageForABrowserIsWrittenAndNothingElse() throws IOException {
    Path html = folder.resolve("page.html");
    assertEquals(0, report("--html", html.toString()).status());
    String written = Files.readString(html);
    assertTrue(written.startsWith("<!doctype html>"), written.substring(0, 40));
    for (Experiment experiment : Experiments.published()) {
      assertTrue(written.contains("\"id\":\"" + experiment.id() + "\""), experiment.id());
    }
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));
  }

  @Test
  void pageThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
    Path html = folder.resolve("page.html");
    report("--html", html.toString(), "--check").assertRefused("--check: expected without --html");
    report("--html", html.toString(), "--run", folder.toString())
        .assertRefused("--run: expected without --html");
    Path missing = folder.resolve("missing").resolve("page.html");
    report("--html", missing.toString()).assertRefused(missing + ": there is no folder");
    Files.createDirectory(html);
    report("--html", html.toString()).assertRefused(html.toString(), "found a folder");
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));
  }
}
