package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The results that decide on claims: of each experiment and engine, a curve for each seed. */
public final class Evidence {

  /** Of each experiment, of each engine in the order of their names, of each seed. */
  private final Map<String, Map<String, Map<Long, AccuracyCurve>>> curves = new HashMap<>();

  private final Map<String, Long> parameters = new HashMap<>();

  Evidence() {}

  /**
   * Takes all results.
   *
   * @param runs the results, those of experiments that nobody published included
   */
  public static Evidence of(SortedRuns runs) {
    var evidence = new Evidence();
    Stream.concat(
            runs.experiments().stream().map(ExperimentRuns::runs),
            runs.own().stream().map(OwnRuns::runs))
        .flatMap(List::stream)
        .forEach(
            run ->
                evidence.add(
                    run.experiment(), run.parameters(), run.engine(), run.seed(), run.curve()));
    return evidence;
  }

  void add(String experiment, long parameters, String engine, long seed, AccuracyCurve curve) {
    this.parameters.put(experiment, parameters);
    curves
        .computeIfAbsent(experiment, id -> new TreeMap<>())
        .computeIfAbsent(engine, name -> new TreeMap<>())
        .put(seed, curve);
  }

  /** Number of parameters of an experiment that has runs, otherwise 0. */
  long parameters(String experiment) {
    return parameters.getOrDefault(experiment, 0L);
  }

  /**
   * The seeds of some experiments that all of them have, by the engine that has most of them.
   *
   * @param experiments ids, at least one
   */
  Seeds of(List<String> experiments) {
    Seeds most = new Seeds("", List.of());
    for (String engine : engines(experiments.get(0))) {
      List<List<AccuracyCurve>> rows = new ArrayList<>();
      for (long seed : curves.get(experiments.get(0)).get(engine).keySet()) {
        List<AccuracyCurve> row =
            experiments.stream()
                .map(id -> curves.getOrDefault(id, Map.of()).getOrDefault(engine, Map.of()))
                .filter(seeds -> seeds.containsKey(seed))
                .map(seeds -> seeds.get(seed))
                .toList();
        if (row.size() == experiments.size()) {
          rows.add(row);
        }
      }
      if (rows.size() > most.rows().size()) {
        most = new Seeds(engine, rows);
      }
    }
    return most;
  }

  private List<String> engines(String experiment) {
    return List.copyOf(curves.getOrDefault(experiment, Map.of()).keySet());
  }

  /**
   * Runs that belong together.
   *
   * @param engine the engine; empty where there are no runs
   * @param rows for each seed, the curve of each experiment in the order asked for
   */
  record Seeds(String engine, List<List<AccuracyCurve>> rows) {

    /** Curves of the only experiment, or of the first. */
    List<AccuracyCurve> curves() {
      return rows.stream().map(row -> row.get(0)).toList();
    }

    int size() {
      return rows.size();
    }
  }
}
