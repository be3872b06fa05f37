package io.github.mnist8k.reports.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the epochs of one training together and finds what is wrong with them. */
final class LogBuilder {

  private static final double LARGEST_FRACTION = 1;

  private final List<LoggedEpoch> epochs = new ArrayList<>();
  private final List<Remark> contradictions = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<StatedFigure> stated = new ArrayList<>();

  boolean isEmpty() {
    return epochs.isEmpty();
  }

  LoggedEpoch last() {
    return epochs.get(epochs.size() - 1);
  }

  void add(LoggedEpoch epoch) {
    epochs.add(epoch);
  }

  /** Puts an epoch in the place of the last one, of which it is a later state. */
  void replaceLast(LoggedEpoch epoch) {
    epochs.set(epochs.size() - 1, epoch);
  }

  void contradiction(String place, String text) {
    contradictions.add(new Remark(place, text));
  }

  void remark(String place, String text) {
    remarks.add(new Remark(place, text));
  }

  void stated(List<StatedFigure> figures) {
    stated.addAll(figures);
  }

  /** The log; refused if it has two different figures for the same epoch. */
  TrainingLog build(String name) {
    List<LoggedEpoch> once = new ArrayList<>();
    Map<Integer, LoggedEpoch> byNumber = new HashMap<>();
    for (LoggedEpoch epoch : epochs) {
      LoggedEpoch before = epoch.number() == null ? null : byNumber.get(epoch.number());
      if (before == null) {
        once.add(epoch);
        byNumber.put(epoch.number(), epoch);
      } else if (before.sameAs(epoch)) {
        remark(epoch.place(), "epoch " + epoch.number() + " again, as at " + before.place());
      } else {
        return TrainingLog.refused(
            name,
            new Remark(
                epoch.place(),
                "epoch %d has other figures than at %s: two logs in one? not audited"
                    .formatted(epoch.number(), before.place())));
      }
    }
    boolean whole = noteGaps(once);
    List<LoggedEpoch> percent = inPercent(once);
    compareStated(percent, whole);
    return new TrainingLog(name, percent, contradictions, remarks, null);
  }

  /** Notes what is missing; gives whether nothing is. */
  private boolean noteGaps(List<LoggedEpoch> all) {
    boolean whole = true;
    for (int i = 0; i < all.size(); i++) {
      Integer number = all.get(i).number();
      Integer before = i == 0 ? null : all.get(i - 1).number();
      String place = all.get(i).place();
      if (i == 0 && number != null && number > 1) {
        remark(place, "the log begins with epoch " + number + ": it is not whole");
        whole = false;
      } else if (number != null && before != null && number < before) {
        remark(place, "epoch " + number + " comes after epoch " + before);
      } else if (number != null && before != null && number > before + 1) {
        remark(place, "epoch " + number + " comes after epoch " + before + ": some are missing");
        whole = false;
      }
    }
    return whole;
  }

  /** Accuracies of which none is beyond 1 are fractions; nobody logs fifteen epochs below 1 %. */
  private List<LoggedEpoch> inPercent(List<LoggedEpoch> all) {
    boolean test = all.stream().allMatch(epoch -> epoch.test() <= LARGEST_FRACTION);
    boolean train =
        all.stream()
            .map(LoggedEpoch::train)
            .filter(Objects::nonNull)
            .allMatch(share -> share <= LARGEST_FRACTION);
    return all.stream().map(epoch -> epoch.inPercent(train, test)).toList();
  }

  private void compareStated(List<LoggedEpoch> all, boolean whole) {
    List<Double> tests = all.stream().map(LoggedEpoch::test).toList();
    List<Double> trains = all.stream().map(LoggedEpoch::train).filter(Objects::nonNull).toList();
    for (StatedFigure figure : stated) {
      List<Double> logged = figure.test() ? tests : trains;
      if (!logged.isEmpty() && !figure.in(logged)) {
        double most = logged.stream().max(Double::compare).orElseThrow();
        String words =
            "states %s %s, the log's best is %s"
                .formatted(figure.name(), figure.value().toPlainString(), Percent.of(most));
        if (whole || figure.value().doubleValue() < most) {
          contradiction(figure.place(), words);
        } else { // an epoch that is missing may have had it
          remark(figure.place(), words);
        }
      }
    }
  }
}
