package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeReportTest {

  private static final String EMPTY =
      """
      # mnist8k

      <!-- mnist8k:results:s7 begin -->
      <!-- mnist8k:results:s7 end -->

      Written by hand.
      """;

  private final ReadmeReport report = new ReadmeReport(Fixtures.EXPERIMENTS, Fixtures.runs());

  @Test
  void putsPublishedFiguresAndResultsIntoTheSection() throws IOException {
    assertEquals(Fixtures.text("readme.md"), report.rewrite(EMPTY));
  }

  @Test
  void aSecondRewriteChangesNothing() {
    String once = report.rewrite(EMPTY);

    assertEquals(once, report.rewrite(once));
  }

  @Test
  void namesTheAssignmentsThatAreNotUpToDate() {
    String current = report.rewrite(EMPTY);

    assertEquals(List.of("s7"), report.stale(EMPTY));
    assertEquals(List.of(), report.stale(current));
    assertEquals(List.of(), report.stale(current.replace("by hand", "by others")));
    assertEquals(List.of("s7"), report.stale(current.replace("99.45", "99.54")));
  }

  @Test
  void withoutRunsTheExperimentsAreNotRunYet() {
    String readme = new ReadmeReport(Fixtures.EXPERIMENTS.subList(0, 1), List.of()).rewrite(EMPTY);

    assertEquals(
        """
        # mnist8k

        <!-- mnist8k:results:s7 begin -->

        | Model | Who | Parameters | Best test % | Last test % | Best train % | Epochs ≥ 99.40 % | Gap, points |
        | --- | --- | --: | --: | --: | --: | --: | --: |
        | [Session 7, Model 0](https://example.org/s7/model0) | published | 9,954 | 99.46 | 99.31 | 99.51 | 1 of 15 | 0.20 |
        |  | ours, not run yet |  | – | – | – | – | – |

        | Model | Target | Analysis of our runs | Assumptions and remarks |
        | --- | --- | --- | --- |
        | Session 7, Model 0 | Fewer parameters \\| more accuracy | not run yet |  |

        <!-- mnist8k:results:s7 end -->

        Written by hand.
        """,
        readme);
  }

  @Test
  void rewritesAFileOnceAndThenLeavesItAlone(@TempDir Path folder) throws IOException {
    Path readme = Files.writeString(folder.resolve("README.md"), EMPTY);

    assertEquals(List.of("s7"), report.rewrite(readme));
    assertEquals(report.rewrite(EMPTY), Files.readString(readme));
    Files.setLastModifiedTime(readme, FileTime.fromMillis(0));
    assertEquals(List.of(), report.rewrite(readme));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(readme));
  }

  @Test
  void aFileWithoutMarkersIsNamedAndKept(@TempDir Path folder) throws IOException {
    Path readme = Files.writeString(folder.resolve("README.md"), "# mnist8k\n");

    var e = assertThrows(IOException.class, () -> report.rewrite(readme));
    assertEquals(
        readme
            + ": expected the lines <!-- mnist8k:results:s7 begin -->"
            + " and <!-- mnist8k:results:s7 end -->, found neither",
        e.getMessage());
    assertEquals("# mnist8k\n", Files.readString(readme));
    assertThrows(NoSuchFileException.class, () -> report.rewrite(folder.resolve("none.md")));
  }
}
