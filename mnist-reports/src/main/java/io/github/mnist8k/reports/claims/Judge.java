package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.Evidence.Seeds;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.statistics.Interval;
import io.github.mnist8k.reports.statistics.Intervals;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides on claims by their rules. */
public final class Judge {

  /** Fewer seeds than this say nothing about others. */
  static final int FEWEST_SEEDS = 3;

  private static final double MOST = 0.5;

  private final Evidence evidence;

  /** A judge who knows some results. */
  public Judge(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Verdicts on claims, in their order. */
  public List<Verdict> on(List<SourceClaim> claims) {
    return claims.stream().map(this::on).toList();
  }

  Verdict on(SourceClaim claim) {
    Rule rule = claim.rule();
    if (rule instanceof Rule.Figure figure) {
      return figure(claim, figure);
    }
    if (rule instanceof Rule.AtLeast least) {
      String what = "seeds with " + percent(least.threshold()) + " " + least.epochs().words();
      return share(claim, what, run -> least.epochs().reaches(run, least.threshold()));
    }
    if (rule instanceof Rule.NotHeld held) {
      String what = "seeds without " + percent(held.threshold()) + " " + held.epochs().words();
      return share(claim, what, run -> !held.epochs().reaches(run, held.threshold()));
    }
    if (rule instanceof Rule.Never never) {
      return never(claim, never.threshold());
    }
    if (rule instanceof Rule.Overfits overfits) {
      String from = overfits.fromEpoch() == 0 ? "" : " from epoch " + overfits.fromEpoch() + " on";
      return share(
          claim,
          "seeds with a gap over " + gap() + from,
          run -> overfits(run, overfits.fromEpoch()));
    }
    if (rule instanceof Rule.DoesNotOverfit fits) {
      return doesNotOverfit(claim, fits);
    }
    if (rule instanceof Rule.BetterThan better) {
      return betterThan(claim, better);
    }
    if (rule instanceof Rule.Ablation ablation) {
      return ablation(claim, ablation);
    }
    return structure(claim, (Rule.Structure) rule);
  }

  private Verdict figure(SourceClaim claim, Rule.Figure rule) {
    Seeds seeds = evidence.of(List.of(claim.experiment()));
    if (seeds.size() == 0) {
      return without(claim);
    }
    Spread sample = rule.quantity().over(seeds.curves());
    Optional<Interval> next =
        sample.n() < 2 ? Optional.empty() : Optional.of(Intervals.ofNext(sample));
    Outcome outcome = Outcome.OPEN;
    if (sample.n() >= FEWEST_SEEDS) {
      // Sources and logs have two decimals, so the last of them may be half a unit off.
      Interval exact = next.orElseThrow();
      boolean within =
          new Interval(exact.low() - 0.005, exact.high() + 0.005).contains(rule.value());
      outcome = Outcome.of(within, !within);
    }
    var finding =
        new Finding(
            rule.quantity().words() + (next.isPresent() ? ", mean; one more run" : ""),
            sample.mean(),
            next,
            rule.quantity().unit());
    return new Verdict(claim, outcome, seeds.engine(), sample.n(), List.of(finding));
  }

  private Verdict share(SourceClaim claim, String what, Predicate<AccuracyCurve> does) {
    Seeds seeds = evidence.of(List.of(claim.experiment()));
    if (seeds.size() == 0) {
      return without(claim);
    }
    Interval share = Intervals.ofShare(count(seeds.curves(), does), seeds.size());
    Outcome outcome = enough(seeds, Outcome.of(share.low() > MOST, share.high() < MOST));
    return new Verdict(
        claim, outcome, seeds.engine(), seeds.size(), List.of(shareOf(seeds, what, does)));
  }

  private Verdict never(SourceClaim claim, double threshold) {
    Seeds seeds = evidence.of(List.of(claim.experiment()));
    if (seeds.size() == 0) {
      return without(claim);
    }
    Predicate<AccuracyCurve> reaches = run -> run.bestTest() >= threshold;
    int reached = count(seeds.curves(), reaches);
    Outcome outcome = reached > 0 ? Outcome.DOES_NOT_HOLD : enough(seeds, Outcome.HOLDS);
    String what = "seeds with " + percent(threshold) + " in any epoch";
    return new Verdict(
        claim, outcome, seeds.engine(), seeds.size(), List.of(shareOf(seeds, what, reaches)));
  }

  private Verdict doesNotOverfit(SourceClaim claim, Rule.DoesNotOverfit rule) {
    Verdict fits =
        share(
            claim, "seeds without a gap over " + gap() + " in any epoch", run -> !overfits(run, 0));
    List<Finding> findings = new ArrayList<>(fits.findings());
    Outcome outcome = fits.outcome();
    int seeds = fits.seeds();
    for (String calmer : rule.waversMoreThan()) {
      Comparison wavers =
          compare(claim.experiment(), calmer, Quantity.LAST_FIVE_WAVER, Direction.HIGHER);
      findings.add(wavers.finding());
      outcome = outcome.and(wavers.outcome());
      seeds = Math.min(seeds, wavers.seeds().size());
    }
    return seeds == 0
        ? without(claim)
        : new Verdict(claim, outcome, fits.engine(), seeds, findings);
  }

  private Verdict betterThan(SourceClaim claim, Rule.BetterThan rule) {
    List<Comparison> comparisons =
        rule.others().stream()
            .map(other -> compare(claim.experiment(), other, rule.quantity(), rule.direction()))
            .toList();
    return verdict(claim, comparisons);
  }

  private Verdict ablation(SourceClaim claim, Rule.Ablation rule) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(compare(rule.variant(), claim.experiment(), rule.quantity(), rule.direction()));
    for (Rule.Also also : rule.also()) {
      comparisons.add(compare(also.variant(), also.original(), rule.quantity(), also.direction()));
    }
    return verdict(claim, comparisons);
  }

  /** The net is what the claim is about; what it costs in accuracy is told beside it. */
  private Verdict structure(SourceClaim claim, Rule.Structure rule) {
    Comparison accuracy =
        compare(rule.variant(), claim.experiment(), Quantity.LAST_FIVE_TEST, Direction.NOT_LOWER);
    long before = evidence.parameters(claim.experiment());
    long after = evidence.parameters(rule.variant());
    if (accuracy.seeds().size() == 0) {
      return without(claim);
    }
    var parameters =
        new Finding(
            String.format(
                Locale.ROOT, "parameters, %s minus %s", rule.variant(), claim.experiment()),
            after - before,
            Optional.of(new Interval(after - before, after - before)),
            "parameters");
    return new Verdict(
        claim,
        Outcome.of(after < before, after >= before),
        accuracy.seeds().engine(),
        accuracy.seeds().size(),
        List.of(parameters, accuracy.finding()));
  }

  private Verdict verdict(SourceClaim claim, List<Comparison> comparisons) {
    Seeds fewest =
        comparisons.stream()
            .map(Comparison::seeds)
            .reduce((a, b) -> b.size() < a.size() ? b : a)
            .orElseThrow();
    if (fewest.size() == 0) {
      return without(claim);
    }
    return new Verdict(
        claim,
        comparisons.stream().map(Comparison::outcome).reduce(Outcome::and).orElseThrow(),
        fewest.engine(),
        fewest.size(),
        comparisons.stream().map(Comparison::finding).toList());
  }

  /** A paired difference with its outcome. */
  private record Comparison(Seeds seeds, Outcome outcome, Finding finding) {}

  private Comparison compare(String first, String second, Quantity quantity, Direction direction) {
    Seeds seeds = evidence.of(List.of(first, second));
    String what = String.format(Locale.ROOT, "%s, %s minus %s", quantity.words(), first, second);
    String unit = quantity.unit().equals("%") ? "points" : quantity.unit();
    if (seeds.size() == 0) {
      return new Comparison(
          seeds, Outcome.OPEN, new Finding(what, Double.NaN, Optional.empty(), unit));
    }
    Spread differences =
        Spread.of(
            seeds.rows().stream()
                .map(row -> quantity.of(row.get(0)) - quantity.of(row.get(1)))
                .toList());
    Optional<Interval> interval =
        differences.n() < 2 ? Optional.empty() : Optional.of(Intervals.ofMean(differences));
    Outcome outcome =
        differences.n() < FEWEST_SEEDS
            ? Outcome.OPEN
            : direction.judge(interval.orElseThrow(), quantity.negligible());
    return new Comparison(seeds, outcome, new Finding(what, differences.mean(), interval, unit));
  }

  private static Verdict without(SourceClaim claim) {
    var none = new Finding("seeds", 0, Optional.empty(), "");
    return new Verdict(claim, Outcome.OPEN, "", 0, List.of(none));
  }

  private static Outcome enough(Seeds seeds, Outcome outcome) {
    return seeds.size() < FEWEST_SEEDS ? Outcome.OPEN : outcome;
  }

  private static Finding shareOf(Seeds seeds, String what, Predicate<AccuracyCurve> does) {
    int count = count(seeds.curves(), does);
    Interval share = Intervals.ofShare(count, seeds.size());
    return new Finding(
        what,
        100.0 * count / seeds.size(),
        Optional.of(new Interval(100 * share.low(), 100 * share.high())),
        "% of seeds");
  }

  private static int count(List<AccuracyCurve> runs, Predicate<AccuracyCurve> does) {
    return (int) runs.stream().filter(does).count();
  }

  private static boolean overfits(AccuracyCurve run, int fromEpoch) {
    List<EpochAccuracy> epochs = run.epochs();
    return epochs.subList(Math.min(fromEpoch, epochs.size()), epochs.size()).stream()
        .map(epoch -> new AccuracyCurve(List.of(epoch)))
        .anyMatch(epoch -> Rules.overfits(epoch.gap().orElseThrow()));
  }

  private static String gap() {
    return String.format(Locale.ROOT, "%.2f points", Rules.OVERFITTING_GAP);
  }

  private static String percent(double threshold) {
    return String.format(Locale.ROOT, "%.2f %%", threshold);
  }
}
