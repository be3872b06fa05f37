package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.training.recipe.Recipe;

/**
 * A published experiment.
 *
 * @param id {@code assignment/model}, such as {@code era2-s7/step3}
 * @param title title for people
 * @param target what the source wanted of it, in a short sentence of ours
 * @param net what is trained
 * @param recipe how it is trained
 * @param claim what the source published
 * @param notes what had to be assumed, or an empty text
 * @param source address of the notebook or script
 */
public record Experiment(
    String id,
    String title,
    String target,
    Net net,
    Recipe recipe,
    Claim claim,
    String notes,
    String source) {

  /** The part of the id before the slash. */
  public String assignment() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The number at the end of the id: what {@code -Dstep} asks for. */
  public int step() {
    return Integer.parseInt(id.replaceFirst(".*?(\\d+)$", "$1"));
  }

  /** The experiment as the reports see it. */
  public ReportedExperiment reported() {
    return new ReportedExperiment(
        id, title, target, net.parameterCount(), recipe.epochs(), claim, notes, source);
  }
}
