package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.experiment.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** All experiments there are, and the ways to name them. */
public final class Experiments {

  private static final Pattern NUMBER = Pattern.compile("\\d+$");

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private static final List<Experiment> PUBLISHED =
      Stream.of(
              TsaiAssignment6.ALL,
              EraV4Assignment6.ALL,
              EraAssignment6.ALL,
              Session7.ALL,
              Era2Session7.ALL)
          .flatMap(List::stream)
          .toList();

  private static final List<Experiment> DECLARED =
      Stream.concat(PUBLISHED.stream(), Ablations.ALL.stream()).toList();

  /** The published experiments in the order of their assignments. */
  public static List<Experiment> published() {
    return PUBLISHED;
  }

  /** The published experiments, and those that change one thing of them. */
  public static List<Experiment> declared() {
    return DECLARED;
  }

  /** The published experiments as the reports see them. */
  public static List<ReportedExperiment> reported() {
    return PUBLISHED.stream().map(Experiments::reported).toList();
  }

  /** A published experiment as the reports see it. */
  public static ReportedExperiment reported(Experiment experiment) {
    Published published = experiment.published().orElseThrow();
    return new ReportedExperiment(
        experiment.id(),
        experiment.title(),
        experiment.target(),
        experiment.net().parameterCount(),
        experiment.recipe().epochs(),
        new Claim(published.bestTrain(), published.bestTest()),
        experiment.notes(),
        experiment.source());
  }

  /**
   * The experiment of an id.
   *
   * @throws UnknownExperimentException naming the nearest id if there is none
   */
  public static Experiment byId(String id) {
    return DECLARED.stream()
        .filter(experiment -> experiment.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("experiment", id, ids(DECLARED)));
  }

  /**
   * The experiment in a file, in the form of {@link ExperimentJson}, or the one that a run's
   * manifest holds.
   *
   * @throws IOException if the file cannot be read or is no experiment, or has the id of one of
   *     {@link #declared()} whose net or recipe is another: their runs must not be mixed
   */
  public static Experiment read(Path file) throws IOException {
    Experiment own = ExperimentJson.read(file);
    Optional<Experiment> declared =
        DECLARED.stream().filter(experiment -> experiment.id().equals(own.id())).findFirst();
    if (declared.isPresent() && !declared.get().trainsAs(own)) {
      throw new IOException(
          file
              + ": "
              + own.id()
              + " is an experiment of the list with another net or recipe; choose an id of your own,"
              + " such as own/net1");
    }
    return declared.orElse(own);
  }

  /** Whether an experiment is one of {@link #declared()}; otherwise it is the user's own. */
  public static boolean isDeclared(Experiment experiment) {
    return DECLARED.contains(experiment);
  }

  /**
   * The experiments of an assignment.
   *
   * @throws UnknownExperimentException naming the nearest assignment if there is none
   */
  public static List<Experiment> ofAssignment(String assignment) {
    List<Experiment> found =
        DECLARED.stream().filter(experiment -> experiment.assignment().equals(assignment)).toList();
    if (found.isEmpty()) {
      throw unknown(
          "assignment",
          assignment,
          DECLARED.stream().map(Experiment::assignment).distinct().toList());
    }
    return found;
  }

  /**
   * A numbered step of an assignment.
   *
   * @throws UnknownExperimentException naming the nearest one if there is none
   */
  public static Experiment step(String assignment, int step) {
    List<Experiment> steps = ofAssignment(assignment);
    return steps.stream()
        .filter(experiment -> number(experiment) == step)
        .findFirst()
        .orElseThrow(
            () -> {
              Experiment nearest =
                  steps.stream()
                      .min(Comparator.comparingLong(e -> Math.abs((long) number(e) - step)))
                      .orElseThrow();
              return new UnknownExperimentException(
                  "unknown step "
                      + step
                      + " of "
                      + assignment
                      + ": expected one of "
                      + String.join(", ", ids(steps))
                      + "; the nearest is "
                      + nearest.id());
            });
  }

  /** The number at the end of an id: what {@code -Dstep} asks for; -1 without one. */
  private static int number(Experiment experiment) {
    Matcher end = NUMBER.matcher(experiment.id());
    return end.find() ? Integer.parseInt(end.group()) : -1;
  }

  private static List<String> ids(List<Experiment> experiments) {
    return experiments.stream().map(Experiment::id).toList();
  }

  private static UnknownExperimentException unknown(String kind, String name, List<String> known) {
    String nearest =
        known.stream().min(Comparator.comparingInt(id -> DISTANCE.apply(id, name))).orElseThrow();
    return new UnknownExperimentException(
        "unknown "
            + kind
            + " "
            + name
            + ": the nearest is "
            + nearest
            + "; the command list shows all");
  }

  private Experiments() {}
}
