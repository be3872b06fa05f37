package io.github.mnist8k.reports.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of claims that the library carries. */
class SourceClaimTest {

  private final List<SourceClaim> all = SourceClaim.all();

  @Test
  void thereAreFiftyFourOfNineKinds() {
    assertEquals(54, all.size());
    assertEquals(54, new HashSet<>(all.stream().map(SourceClaim::id).toList()).size());
    Map<Class<?>, Long> kinds =
        all.stream()
            .collect(
                Collectors.groupingBy(claim -> claim.rule().getClass(), Collectors.counting()));
    assertEquals(
        Map.of(
            Rule.Figure.class, 29L,
            Rule.AtLeast.class, 7L,
            Rule.NotHeld.class, 1L,
            Rule.Never.class, 3L,
            Rule.Overfits.class, 2L,
            Rule.DoesNotOverfit.class, 2L,
            Rule.BetterThan.class, 6L,
            Rule.Ablation.class, 3L,
            Rule.Structure.class, 1L),
        kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1, 1, in any epoch",
    "-5, -1, 5, in each of the last 5 epochs",
    "-6, -1, 5, in 5 of the last 6 epochs",
    "10, 10, 1, in epoch 10",
    "10, 14, 5, in each of the epochs 10 to 14"
  })
  void spansAreSaidInWords(int first, int last, int least, String words) {
    assertEquals(words, new EpochSpan(first, last, least).words());
  }
}
