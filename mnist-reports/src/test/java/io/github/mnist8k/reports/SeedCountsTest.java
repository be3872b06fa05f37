package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedCountsTest {

  private static final Map<String, Integer> SEEDS =
      Map.of("Session 7, Model 2", 2, "Session 7, Model 3", 1);

  @Test
  void readsWhatAReportWrote() throws IOException {
    String readme = Fixtures.text("readme.md");

    assertEquals(SEEDS, SeedCounts.of(readme).seeds());
    assertEquals(SEEDS, SeedCounts.of(readme.replace("\n", "\r\n")).seeds());
  }

  @Test
  void experimentsThatWereNotRunHaveNoCount() {
    String readme =
        new AssignmentPage(
                "s7", Fixtures.sorted(Fixtures.EXPERIMENTS, List.of()).experiments(), Set.of())
            .rewrite("<!-- mnist8k:results:s7 begin -->\n<!-- mnist8k:results:s7 end -->\n");

    assertEquals(Map.of(), SeedCounts.of(readme).seeds());
    assertEquals(Map.of(), SeedCounts.of("").seeds());
  }

  @Test
  void namesWhatHasFewerSeedsThanBefore() {
    SeedCounts before = new SeedCounts(SEEDS);

    assertEquals(List.of(), before.lostIn(before));
    assertEquals(
        List.of("Session 7, Model 2 (1 of 2 seeds left)"),
        before.lostIn(new SeedCounts(Map.of("Session 7, Model 2", 1, "Session 7, Model 3", 4))));
    assertEquals(
        List.of("Session 7, Model 3 (0 of 1 seeds left)"),
        before.lostIn(new SeedCounts(Map.of("Session 7, Model 2", 2))));
  }
}
