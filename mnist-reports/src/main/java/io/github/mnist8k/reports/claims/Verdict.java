package io.github.mnist8k.reports.claims;

import java.util.List;

/**
 * What our runs say of a claim.
 *
 * @param claim the claim
 * @param outcome whether it holds
 * @param engine the engine whose runs decide; empty where there are none
 * @param seeds how many seeds decide: of comparisons, those that both sides have
 * @param findings the numbers, at least one
 */
public record Verdict(
    SourceClaim claim, Outcome outcome, String engine, int seeds, List<Finding> findings) {

  /** Copies the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** How many of some verdicts have an outcome. */
  public static long count(List<Verdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome == outcome).count();
  }
}
