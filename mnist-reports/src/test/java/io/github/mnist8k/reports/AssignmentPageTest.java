package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentPageTest {

  private static final String EMPTY =
      """
      # mnist8k

      <!-- mnist8k:results:s7 begin -->
      <!-- mnist8k:results:s7 end -->

      Written by hand.
      """;

  private final AssignmentPage report =
      new AssignmentPage(
          "s7",
          Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs()).experiments(),
          Set.of("s7/model3"));

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
  void withoutRunsTheExperimentsAreNotRunYet() {
    String readme =
        new AssignmentPage(
                "s7",
                Fixtures.sorted(Fixtures.EXPERIMENTS.subList(0, 1), List.of()).experiments(),
                Set.of())
            .rewrite(EMPTY);

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

        ![Session 7, Model 0: test accuracy by epoch](plots/s7-model0.svg)

        <!-- mnist8k:results:s7 end -->

        Written by hand.
        """,
        readme);
  }
}
