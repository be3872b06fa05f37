package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import java.util.List;

/**
 * Some epochs of a run, and how many of them have to do something.
 *
 * @param first first epoch, from 0; below 0 counted from the end, -1 is the last
 * @param last last epoch, counted likewise
 * @param least how many of them have to
 */
public record EpochSpan(int first, int last, int least) {

  /** Whether enough of these epochs of a run reach a test accuracy, in percent. */
  boolean reaches(AccuracyCurve run, double threshold) {
    List<EpochAccuracy> epochs = run.epochs();
    int from = Math.max(0, first < 0 ? epochs.size() + first : first);
    int end = Math.min(epochs.size(), (last < 0 ? epochs.size() + last : last) + 1);
    long reached =
        epochs.subList(Math.min(from, end), end).stream()
            .filter(epoch -> epoch.test() >= threshold)
            .count();
    return reached >= least;
  }

  /** Which epochs, for people. */
  String words() {
    if (first == 0 && last == -1) {
      return least == 1 ? "in any epoch" : "in " + least + " epochs";
    }
    if (first == last) {
      return "in epoch " + first;
    }
    if (last == -1) {
      String all = least == -first ? "each" : Integer.toString(least);
      return "in " + all + " of the last " + -first + " epochs";
    }
    return "in each of the epochs " + first + " to " + last;
  }
}
