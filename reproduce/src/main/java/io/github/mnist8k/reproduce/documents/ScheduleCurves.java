package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.RunPosition;
import java.util.ArrayList;
import java.util.List;

/** Schedules by update, as a run had them. */
public final class ScheduleCurves {

  private static final int MOST_POINTS = 300;

  private ScheduleCurves() {}

  /**
   * The schedule of a run, computed anew from its recipe and its log.
   *
   * @param recipe the run's recipe
   * @param epochs its epochs, at least one: a schedule may look at their test losses
   */
  public static ScheduleCurve of(Recipe recipe, List<EpochRecord> epochs) {
    int perEpoch = (int) epochs.get(0).updates();
    List<Double> losses = epochs.stream().map(EpochRecord::testLoss).toList();
    int all = perEpoch * epochs.size();
    int every = Math.max(1, (all + MOST_POINTS - 1) / MOST_POINTS);
    List<Double> rates = new ArrayList<>();
    List<Double> momenta = new ArrayList<>();
    for (int update = 0; update < all; update += every) {
      List<Double> before = losses.subList(0, update / perEpoch);
      var position = new RunPosition(update, perEpoch, recipe.epochs(), before);
      Rates at = recipe.schedule().at(recipe.optimizer().rates(), position);
      rates.add(at.learningRate());
      momenta.add(at.momentum());
    }
    return new ScheduleCurve(every, perEpoch, rates, momenta);
  }
}
