package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.MarkedSections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of target, result and analysis of an assignment, between the lines {@code <!--
 * mnist8k:results:ASSIGNMENT begin -->} and {@code ... end -->} of its page. Only results stand in
 * the tables; runs that are none are named below them. Nothing outside the markers changes.
 */
public final class AssignmentPage implements Document {

  private final String assignment;
  private final List<ExperimentRuns> experiments;
  private final Set<String> schedules;

  /**
   * The page of an assignment.
   *
   * @param assignment its name, such as {@code era2-s7}
   * @param experiments its experiments with their runs, in the order of the tables; one without a
   *     run appears with its published figures
   * @param schedules ids of experiments of which a plot of the schedule is drawn
   */
  public AssignmentPage(
      String assignment, List<ExperimentRuns> experiments, Set<String> schedules) {
    this.assignment = Objects.requireNonNull(assignment, "assignment");
    this.experiments = List.copyOf(Objects.requireNonNull(experiments, "experiments"));
    this.schedules = Set.copyOf(Objects.requireNonNull(schedules, "schedules"));
  }

  @Override
  public String rewrite(String text) {
    Map<String, String> section = Map.of(assignment, section());
    return new MarkedSections(text, section.keySet()).with(section);
  }

  private String section() {
    String leftOut =
        experiments.stream()
            .flatMap(results -> results.others().stream())
            .map(run -> run.name() + " (" + run.whyNotAResult().orElseThrow() + ")")
            .collect(Collectors.joining(", "));
    return "\n"
        + ResultsSection.of(experiments)
        + (leftOut.isEmpty() ? "" : "\nLeft out: " + leftOut + ".\n")
        + "\n"
        + experiments.stream()
            .map(results -> curve(results.experiment()))
            .collect(Collectors.joining())
        + "\n";
  }

  /** The plots that {@code report} draws beside the page. */
  private String curve(ReportedExperiment experiment) {
    String file = experiment.id().replace('/', '-');
    String curve =
        "![%s: test accuracy by epoch](plots/%s.svg)\n".formatted(experiment.title(), file);
    return schedules.contains(experiment.id())
        ? curve
            + "![%s: learning rate and momentum by update](plots/schedule-%s.svg)\n"
                .formatted(experiment.title(), file)
        : curve;
  }
}
