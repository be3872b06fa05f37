package io.github.mnist8k.reports.audit;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What holds of a training log, by the same {@link Rules} that our own runs are judged by.
 *
 * @param log the log, not refused
 * @param placement where its figures lie among seeds of ours, if it was compared
 */
public record Audit(TrainingLog log, Optional<Placement> placement) {

  /**
   * Checks that there is something to audit.
   *
   * @throws IllegalArgumentException if the log is refused
   */
  public Audit {
    Objects.requireNonNull(placement, "placement");
    if (log.refusal() != null) {
      throw new IllegalArgumentException(log.name() + ": " + log.refusal());
    }
  }

  /**
   * Where a log's figures lie among seeds of ours.
   *
   * @param experiment id of the experiment
   * @param engine engine of the seeds
   * @param seeds number of our seeds
   * @param bestAsHigh seeds whose best epoch is as high as the log's, or higher
   * @param lastAsHigh seeds whose last epoch is as high as the log's, or higher
   */
  public record Placement(
      String experiment, String engine, int seeds, int bestAsHigh, int lastAsHigh) {}

  /**
   * Audits a log.
   *
   * @param log not refused
   * @param ours our seeds of the experiment that the log is of; empty to compare with none
   */
  public static Audit of(TrainingLog log, List<RunLog> ours) {
    Audit alone = new Audit(log, Optional.empty());
    if (ours.isEmpty()) {
      return alone;
    }
    AccuracyCurve curve = alone.curve();
    List<AccuracyCurve> curves = RunLog.curves(ours);
    return new Audit(
        log,
        Optional.of(
            new Placement(
                ours.get(0).experiment(),
                ours.get(0).engine(),
                curves.size(),
                (int) curves.stream().filter(c -> reaches(c.bestTest(), curve.bestTest())).count(),
                (int)
                    curves.stream().filter(c -> reaches(c.lastTest(), curve.lastTest())).count())));
  }

  private static boolean reaches(double ours, double theirs) {
    return ours > theirs - 1e-9;
  }

  /** The accuracies of the epochs. */
  public AccuracyCurve curve() {
    return new AccuracyCurve(
        log.epochs().stream()
            .map(epoch -> new EpochAccuracy(epoch.train(), epoch.test()))
            .toList());
  }

  /** Number of the epoch with the highest test accuracy, the first of equals, as the log counts. */
  public int bestEpoch() {
    double best = curve().bestTest();
    for (int i = 0; i < log.epochs().size(); i++) {
      if (log.epochs().get(i).test() == best) {
        return number(i);
      }
    }
    throw new IllegalStateException();
  }

  /** Number of the first epoch, as the log counts; 1 if it has no numbers. */
  public int firstEpoch() {
    return number(0);
  }

  /** Number of the last epoch, as the log counts. */
  public int lastEpoch() {
    return number(log.epochs().size() - 1);
  }

  private int number(int index) {
    Integer number = log.epochs().get(index).number();
    return number == null ? index + 1 : number;
  }

  /** Mean test accuracy of the last five epochs, in per cent; empty if there are fewer. */
  public OptionalDouble lastFive() {
    List<EpochAccuracy> last = curve().last(Rules.HELD_EPOCHS);
    return last.size() < Rules.HELD_EPOCHS
        ? OptionalDouble.empty()
        : last.stream().mapToDouble(EpochAccuracy::test).average();
  }

  /**
   * How many of the last five epochs reach the accuracy that the exercise asks for; empty if there
   * are fewer than five.
   */
  public Optional<Integer> heldEpochs() {
    return lastFive().isEmpty() ? Optional.empty() : Optional.of(Rules.heldEpochs(curve()));
  }

  /** Whether the last five epochs all reach that accuracy; empty if there are fewer. */
  public Optional<Boolean> held() {
    return heldEpochs().map(held -> held == Rules.HELD_EPOCHS);
  }
}
