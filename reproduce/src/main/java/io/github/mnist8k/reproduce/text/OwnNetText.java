package io.github.mnist8k.reproduce.text;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.training.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is odd about a net of the user's own, though it can be trained. */
public final class OwnNetText {

  private OwnNetText() {}

  /** One line each, with the layer's place in the file. */
  public static List<String> notes(Experiment experiment, Dataset dataset) {
    List<String> notes = new ArrayList<>();
    NetSummary summary = NetSummary.of(experiment.net());
    int labels = dataset.train().classes();
    int outputs = experiment.net().classes();
    if (outputs > labels) {
      notes.add(
          "%s: /layers/%d: expected %d outputs, as %s has labels from 0 to %d, found %d; the others are never right"
              .formatted(
                  experiment.id(),
                  lastWithParameters(summary),
                  labels,
                  dataset.name(),
                  labels - 1,
                  outputs));
    }
    if (!Rules.fewParameters(summary.parameters())) {
      int largest =
          summary.rows().stream()
              .max(Comparator.comparingInt(NetSummary.Row::parameters))
              .orElseThrow()
              .index();
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: /layers/%d: the most of %,d parameters; the exercise asks for fewer than %,d",
              experiment.id(),
              largest,
              summary.parameters(),
              Rules.PARAMETER_LIMIT));
    }
    return notes;
  }

  /** The layer that decides how many outputs there are. */
  private static int lastWithParameters(NetSummary summary) {
    return summary.rows().stream()
        .filter(row -> row.parameters() > 0)
        .mapToInt(NetSummary.Row::index)
        .max()
        .orElse(0);
  }
}
