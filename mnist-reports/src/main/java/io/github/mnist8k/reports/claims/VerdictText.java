package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.statistics.Interval;
import io.github.mnist8k.reports.text.Markdown;
import java.util.stream.Collectors;

/** Verdicts in words. */
public final class VerdictText {

  private VerdictText() {}

  /** A verdict in a line: what is claimed, the numbers, the seeds and the outcome. */
  public static String of(Verdict verdict) {
    return verdict.claim().id()
        + ": "
        + verdict.claim().says()
        + ": "
        + verdict.outcome().words()
        + " ("
        + verdict.findings().stream().map(VerdictText::of).collect(Collectors.joining("; "))
        + "; "
        + verdict.seeds()
        + (verdict.seeds() == 1 ? " seed" : " seeds")
        + (verdict.engine().isEmpty() ? "" : ", " + verdict.engine())
        + ")";
  }

  /** A number with its interval. */
  public static String of(Finding finding) {
    int decimals = decimals(finding.unit());
    String value = finding.what() + ": " + Markdown.number(finding.value(), decimals);
    Interval interval = finding.interval().orElse(null);
    if (interval == null || interval.low() == interval.high()) {
      return value + unit(finding);
    }
    return value
        + " ("
        + Markdown.number(interval.low(), decimals)
        + " to "
        + Markdown.number(interval.high(), decimals)
        + ")"
        + unit(finding);
  }

  private static String unit(Finding finding) {
    return finding.unit().isEmpty() ? "" : " " + finding.unit();
  }

  private static int decimals(String unit) {
    return switch (unit) {
      case "%" -> 2;
      case "points" -> 3;
      case "epochs" -> 1;
      default -> 0;
    };
  }
}
