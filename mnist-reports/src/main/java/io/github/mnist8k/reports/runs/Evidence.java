package io.github.mnist8k.reports.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The results that statistics are taken from: of each experiment and engine, a curve for each seed.
 */
public final class Evidence {

  /** Of each experiment, of each engine in the order of their names, of each seed. */
  private final Map<String, Map<String, Map<Long, AccuracyCurve>>> curves = new HashMap<>();

  private final Map<String, Long> parameters = new HashMap<>();

  /** No results yet. */
  public Evidence() {}

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

  /**
   * Takes a result; another one of the same experiment, engine and seed is replaced.
   *
   * @param experiment its id
   * @param parameters of its net
   * @param engine name of the engine
   * @param seed of the run
   * @param curve of the run
   */
  public void add(
      String experiment, long parameters, String engine, long seed, AccuracyCurve curve) {
    this.parameters.put(experiment, parameters);
    curves
        .computeIfAbsent(experiment, id -> new TreeMap<>())
        .computeIfAbsent(engine, name -> new TreeMap<>())
        .put(seed, curve);
  }

  /** Ids of the experiments that have results, in their order. */
  public List<String> experiments() {
    return curves.keySet().stream().sorted().toList();
  }

  /** Number of parameters of an experiment that has runs, otherwise 0. */
  public long parameters(String experiment) {
    return parameters.getOrDefault(experiment, 0L);
  }

  /**
   * The seeds of some experiments that all of them have, by the engine that has most of them.
   *
   * @param experiments ids, at least one
   */
  public Seeds of(List<String> experiments) {
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

  /** The engines that have results of an experiment, in the order of their names. */
  public List<String> engines(String experiment) {
    return List.copyOf(curves.getOrDefault(experiment, Map.of()).keySet());
  }

  /** The curves of an experiment by one engine, in the order of the seeds. */
  public List<AccuracyCurve> curves(String experiment, String engine) {
    return List.copyOf(
        curves.getOrDefault(experiment, Map.of()).getOrDefault(engine, Map.of()).values());
  }

  /**
   * Runs that belong together.
   *
   * @param engine the engine; empty where there are no runs
   * @param rows for each seed, the curve of each experiment in the order asked for
   */
  public record Seeds(String engine, List<List<AccuracyCurve>> rows) {

    /** Curves of the only experiment, or of the first. */
    public List<AccuracyCurve> curves() {
      return rows.stream().map(row -> row.get(0)).toList();
    }

    /** Number of seeds. */
    public int size() {
      return rows.size();
    }
  }
}
