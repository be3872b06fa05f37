package io.github.mnist8k.reports.audit;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An audit in words. */
public final class AuditText {

  private AuditText() {}

  /** What holds of a log, a line each. */
  public static List<String> lines(Audit audit) {
    List<String> lines = new ArrayList<>();
    AccuracyCurve curve = audit.curve();
    int epochs = curve.epochs().size();
    lines.add(
        audit.log().name()
            + ": "
            + epochs
            + (epochs == 1 ? " epoch (" + audit.firstEpoch() + ")" : range(audit)));
    lines.add(
        "  best test accuracy %s %% in epoch %d, last %s %%%s"
            .formatted(
                Percent.of(curve.bestTest()),
                audit.bestEpoch(),
                Percent.of(curve.lastTest()),
                audit.lastFive().isEmpty()
                    ? ""
                    : ", mean of the last five "
                        + Percent.of(audit.lastFive().getAsDouble())
                        + " %"));
    lines.add("  " + held(audit));
    lines.add("  " + gap(curve));
    lines.add("  " + progress(curve));
    if (epochs > Rules.EPOCH_LIMIT) {
      lines.add("  more than " + Rules.EPOCH_LIMIT + " epochs: the exercise allows no more");
    }
    audit.placement().ifPresent(placement -> lines.add("  " + placement(audit, placement)));
    lines.addAll(remarks(audit.log()));
    return lines;
  }

  /** What contradicts itself in a log, what could not be read, and what is missing, a line each. */
  public static List<String> remarks(TrainingLog log) {
    List<String> lines = new ArrayList<>();
    log.contradictions().forEach(remark -> lines.add("  contradiction: " + remark));
    log.remarks().forEach(remark -> lines.add("  note: " + remark));
    return lines;
  }

  private static String range(Audit audit) {
    return " epochs (" + audit.firstEpoch() + " to " + audit.lastEpoch() + ")";
  }

  private static String held(Audit audit) {
    String target = "held at " + Percent.of(Rules.TARGET_ACCURACY) + " % in the last five epochs: ";
    return target
        + audit
            .heldEpochs()
            .map(held -> (audit.held().orElseThrow() ? "yes" : "no") + " (" + held + " of 5)")
            .orElse("cannot be told, there are fewer");
  }

  private static String gap(AccuracyCurve curve) {
    OptionalDouble gap = curve.gap();
    if (gap.isEmpty()) {
      return "training accuracy: not in the log";
    }
    double points = gap.getAsDouble();
    String verdict =
        Rules.overfits(points)
            ? "overfits"
            : Rules.trainingIsHarder(points)
                ? "does not overfit, training is the harder task"
                : "does not overfit";
    return "training %s test accuracy at the end by %s points: %s"
        .formatted(points < 0 ? "below" : "above", Percent.of(Math.abs(points)), verdict);
  }

  private static String progress(AccuracyCurve curve) {
    OptionalDouble progress = Rules.progress(curve);
    if (progress.isEmpty()) {
      return "still improving: cannot be told from fewer than 6 epochs";
    }
    return "still improving: %s (last 3 epochs against the 3 before: %s points)"
        .formatted(
            Rules.stillImproving(progress.getAsDouble()) ? "yes" : "no",
            Percent.of(progress.getAsDouble()));
  }

  private static String placement(Audit audit, Audit.Placement placement) {
    return "among our seeds of %s (%s): best as high as %s %% in %d of %d, last as high as %s %% in %d of %d"
        .formatted(
            placement.experiment(),
            placement.engine(),
            Percent.of(audit.curve().bestTest()),
            placement.bestAsHigh(),
            placement.seeds(),
            Percent.of(audit.curve().lastTest()),
            placement.lastAsHigh(),
            placement.seeds());
  }
}
