package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.statistics.BestOf;
import io.github.mnist8k.reports.statistics.Holm;
import io.github.mnist8k.reports.statistics.Interval;
import io.github.mnist8k.reports.statistics.Intervals;
import io.github.mnist8k.reports.statistics.TwoWay;
import io.github.mnist8k.reports.statistics.Welch;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The page of what seeds are worth: spreads, intervals, comparisons. All of it is generated. */
public final class SeedsPage implements Document {

  /**
   * Changes of different nets, no steps of one; the page of the claims compares each with its own.
   */
  private static final String ABLATIONS = "ablation";

  private static final int FEWEST_SEEDS = 3;
  private static final int IMAGES = 10_000; // of MNIST's test set
  private static final int[] TRIES = {1, 2, 5, 10, 20};
  private static final double SIGNIFICANT = 0.05;
  private static final String NONE = "–";

  private static final String HEAD =
      """
      # What a seed is worth

      Written by the command `report` from the logs under `reproduce/results`. Accuracies are per cent of the 10,000 test images,
      differences are percentage points. ± is a standard deviation over seeds; brackets are 95 % intervals: Student's of means,
      Wilson's of shares.
      """;

  private final List<String> experiments;
  private final Evidence evidence;
  private final Map<SampleKey, TwoWay> splits;

  /**
   * The page of some experiments.
   *
   * @param experiments their ids, those of an assignment side by side in their order
   * @param evidence their results
   * @param splits where the spread comes from, of those that have kept their answers
   */
  public SeedsPage(List<String> experiments, Evidence evidence, Map<SampleKey, TwoWay> splits) {
    this.experiments = List.copyOf(experiments);
    this.evidence = evidence;
    this.splits = Map.copyOf(splits);
  }

  @Override
  public String rewrite(String text) {
    String page = HEAD + accuracies() + target() + neighbours() + bestOf() + sources() + engines();
    return text.contains("\r\n") ? page.replace("\n", "\r\n") : page;
  }

  private String accuracies() {
    List<List<String>> rows = new ArrayList<>();
    forEachSample(
        (experiment, engine, curves) -> {
          Spread lastFive = Quantity.LAST_FIVE_TEST.over(curves);
          rows.add(
              List.of(
                  experiment,
                  engine,
                  Integer.toString(curves.size()),
                  range(Quantity.LAST_TEST.over(curves)),
                  range(Quantity.BEST_TEST.over(curves)),
                  range(lastFive),
                  lastFive.n() < 2 ? NONE : interval(Intervals.ofMean(lastFive), 2),
                  lastFive.n() < 2 ? NONE : interval(Intervals.ofNext(lastFive), 2)));
        });
    return "\n## Accuracies\n\n"
        + "The best epoch is picked on the test set: it is what the sources quote, not what a net would have on new images.\n\n"
        + Markdown.table(
            List.of(
                "Experiment",
                "Engine",
                "Seeds",
                "Last epoch",
                "Best epoch, picked",
                "Mean of the last five",
                "its mean lies in",
                "one more run lies in"),
            2,
            rows);
  }

  private String target() {
    List<List<String>> rows = new ArrayList<>();
    forEachSample(
        (experiment, engine, curves) ->
            rows.add(
                List.of(
                    experiment,
                    engine,
                    share(curves, run -> run.epochsAtTarget() > 0),
                    share(curves, Rules::holdsAccuracy))));
    String goal = Markdown.number(Rules.TARGET_ACCURACY, 2) + " %";
    return "\n## Seeds that reach "
        + goal
        + "\n\n"
        + Markdown.table(
            List.of("Experiment", "Engine", "In any epoch", "In each of the last five epochs"),
            2,
            rows);
  }

  /** Whether a step of an assignment was one forwards: same seeds, so initial weights cancel. */
  private String neighbours() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < experiments.size(); i++) {
      String before = experiments.get(i - 1);
      String after = experiments.get(i);
      if (!assignment(before).equals(assignment(after)) || assignment(after).equals(ABLATIONS)) {
        continue;
      }
      Evidence.Seeds seeds = evidence.of(List.of(after, before));
      if (seeds.size() < 2) {
        continue;
      }
      Spread differences =
          Spread.of(
              seeds.rows().stream()
                  .map(
                      row ->
                          Quantity.LAST_FIVE_TEST.of(row.get(0))
                              - Quantity.LAST_FIVE_TEST.of(row.get(1)))
                  .toList());
      rows.add(
          List.of(
              after + " minus " + before,
              seeds.engine(),
              Integer.toString(seeds.size()),
              Markdown.number(differences.mean(), 3),
              interval(Intervals.ofMean(differences), 3)));
    }
    return "\n## From one step to the next\n\n"
        + "Mean test accuracy of the last five epochs, the difference of runs with the same seed.\n\n"
        + Markdown.table(
            List.of("Step", "Engine", "Seeds", "Mean difference", "95 % interval"), 2, rows);
  }

  private static String assignment(String experiment) {
    return experiment.substring(0, experiment.indexOf('/'));
  }

  private String bestOf() {
    List<List<String>> rows = new ArrayList<>();
    forEachSample(
        (experiment, engine, curves) -> {
          if (curves.size() < FEWEST_SEEDS) {
            return;
          }
          List<Double> best = curves.stream().map(Quantity.BEST_TEST::of).toList();
          List<String> row =
              new ArrayList<>(
                  List.of(
                      experiment,
                      engine,
                      Markdown.number(Quantity.LAST_FIVE_TEST.over(curves).mean(), 2)));
          for (int tries : TRIES) {
            // More tries than seeds would be told by the few luckiest seeds alone.
            row.add(
                tries > curves.size() ? NONE : Markdown.number(BestOf.expected(best, tries), 2));
          }
          rows.add(row);
        });
    List<String> header =
        new ArrayList<>(List.of("Experiment", "Engine", "Mean of the last five epochs"));
    for (int tries : TRIES) {
      header.add(tries == 1 ? "Best epoch of 1 run" : "of " + tries + " runs");
    }
    return "\n## What picking on the test set is worth\n\n"
        + "The best epoch of several runs that is to be expected, beside what the net gives without picking.\n\n"
        + Markdown.table(header, 2, rows);
  }

  private String sources() {
    List<List<String>> rows = new ArrayList<>();
    forEachSample(
        (experiment, engine, curves) -> {
          if (curves.size() < FEWEST_SEEDS) {
            return;
          }
          Spread last = Quantity.LAST_TEST.over(curves);
          double share = last.mean() / 100;
          double images = 100 * Math.sqrt(share * (1 - share) / IMAGES);
          TwoWay split = splits.get(new SampleKey(experiment, engine));
          rows.add(
              List.of(
                  experiment,
                  engine,
                  Markdown.number(last.standardDeviation(), 3),
                  split == null ? NONE : Markdown.number(split.ofSeeds(), 3),
                  split == null ? NONE : Markdown.number(split.ofLuck(), 3),
                  split == null ? NONE : Markdown.number(split.ofImages(), 3),
                  Markdown.number(images, 3)));
        });
    return "\n## Seeds and images\n\n"
        + "Why a measured accuracy is not the net's true one, as standard deviations of the last epoch's accuracy. *Seen*: over our seeds.\n"
        + "It has two parts, told apart by an analysis of variance of all seeds' answers to all images: one seed is a better net than another,\n"
        + "and each seed is lucky or not with the few doubtful images. *Other images*: what 10,000 other test images would do to all seeds alike;\n"
        + "seeds share the images, so this does not show in what is seen. *Bound*: sqrt(p (1 - p) / 10,000), for luck and images together, which\n"
        + "needs no answers to be kept.\n\n"
        + Markdown.table(
            List.of("Experiment", "Engine", "Seen", "Better seed", "Luck", "Other images", "Bound"),
            2,
            rows);
  }

  private String engines() {
    record Row(String experiment, Spread first, Spread second, Welch welch) {}
    List<Row> compared = new ArrayList<>();
    for (String experiment : experiments) {
      List<String> engines = evidence.engines(experiment);
      if (engines.size() < 2) {
        continue;
      }
      Spread first = Quantity.LAST_FIVE_TEST.over(evidence.curves(experiment, engines.get(0)));
      Spread second = Quantity.LAST_FIVE_TEST.over(evidence.curves(experiment, engines.get(1)));
      if (first.n() > 1 && second.n() > 1) {
        compared.add(new Row(experiment, first, second, Welch.of(first, second)));
      }
    }
    List<Double> corrected = Holm.corrected(compared.stream().map(row -> row.welch.p()).toList());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      Row row = compared.get(i);
      rows.add(
          List.of(
              row.experiment,
              range(row.first) + ", n " + row.first.n(),
              range(row.second) + ", n " + row.second.n(),
              Markdown.number(row.welch.difference(), 3) + " " + interval(row.welch.interval(), 3),
              Markdown.number(row.welch.p(), 3),
              Markdown.number(corrected.get(i), 3)));
    }
    long differ = corrected.stream().filter(p -> p < SIGNIFICANT).count();
    return "\n## The two engines\n\n"
        + "Mean test accuracy of the last five epochs by TensorFlow and by the vector engine, compared by Welch's test; p is also\n"
        + "given corrected for the number of comparisons (Holm). "
        + (compared.isEmpty()
            ? "There is nothing to compare yet."
            : differ == 0
                ? "None of the " + compared.size() + " differs."
                : differ + " of the " + compared.size() + " differ.")
        + "\n\n"
        + Markdown.table(
            List.of("Experiment", "TensorFlow", "vector", "Difference", "p", "p, corrected"),
            1,
            rows);
  }

  private interface Row {
    void add(String experiment, String engine, List<AccuracyCurve> curves);
  }

  private void forEachSample(Row row) {
    for (String experiment : experiments) {
      for (String engine : evidence.engines(experiment)) {
        row.add(experiment, engine, evidence.curves(experiment, engine));
      }
    }
  }

  private static String range(Spread sample) {
    String mean = Markdown.number(sample, 2);
    return sample.n() == 1
        ? mean
        : mean
            + " ("
            + Markdown.number(sample.min(), 2)
            + " to "
            + Markdown.number(sample.max(), 2)
            + ")";
  }

  private static String share(List<AccuracyCurve> curves, Predicate<AccuracyCurve> does) {
    int hits = (int) curves.stream().filter(does).count();
    Interval share = Intervals.ofShare(hits, curves.size());
    return hits
        + " of "
        + curves.size()
        + " ["
        + Markdown.number(100 * share.low(), 0)
        + " to "
        + Markdown.number(100 * share.high(), 0)
        + " %]";
  }

  private static String interval(Interval interval, int decimals) {
    return "["
        + Markdown.number(interval.low(), decimals)
        + " to "
        + Markdown.number(interval.high(), decimals)
        + "]";
  }
}
