package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hand-made experiments, curves and files that several tests share. */
public final class Fixtures {

  /**
   * Four experiments of one assignment: not run, cut short, two seeds, one seed and a synthetic
   * run.
   */
  public static final List<ReportedExperiment> EXPERIMENTS =
      List.of(
          experiment("s7/model0", "Session 7, Model 0", 9_954, new Claim(99.51, 99.46)),
          experiment("s7/model1", "Session 7, Model 1", 8_272, new Claim(99.33, 99.38)),
          experiment("s7/model2", "Session 7, Model 2", 6_778, new Claim(99.25, 99.27)),
          experiment("s7/model3", "Session 7, Model 3", 7_510, new Claim(99.71, 99.56)));

  private Fixtures() {}

  public static ReportedExperiment experiment(
      String id, String title, int parameters, Claim claim) {
    return new ReportedExperiment(
        id,
        title,
        "Fewer parameters | more accuracy",
        parameters,
        6,
        claim,
        "",
        "https://example.org/" + id);
  }

  /** A curve of test accuracies, with a training accuracy that is so much higher in each epoch. */
  public static AccuracyCurve curve(double gap, double... test) {
    return new AccuracyCurve(
        Arrays.stream(test).mapToObj(x -> new EpochAccuracy(x + gap, x)).toList());
  }

  public static List<RunLog> runs() {
    try {
      return ResultsFolder.read(resultsFolder()).runs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run with another seed and other test accuracies, an epoch each; complete with these. */
  public static RunLog withTests(RunLog template, long seed, double... tests) {
    RunManifest of = template.manifest();
    List<EpochRecord> epochs = new ArrayList<>();
    for (int i = 0; i < tests.length; i++) {
      EpochRecord epoch = template.epochs().get(i);
      epochs.add(
          new EpochRecord(
              epoch.experiment(),
              epoch.dataset(),
              seed,
              i,
              epoch.updates(),
              epoch.learningRate(),
              epoch.momentum(),
              epoch.trainLoss(),
              epoch.trainAccuracy(),
              epoch.testLoss(),
              epoch.testCorrect(),
              tests[i],
              epoch.trainSeconds(),
              epoch.testSeconds()));
    }
    return new RunLog(
        new RunManifest(
            of.declaration(),
            of.engine(),
            seed,
            of.dataset(),
            of.net(),
            of.epochsPlanned(),
            of.epochsPlanned(),
            true,
            of.software(),
            of.machine(),
            of.performance(),
            of.started(),
            of.finished(),
            0),
        epochs);
  }

  /** Runs as if they lay in a folder named {@code results}. */
  public static SortedRuns sorted(List<ReportedExperiment> experiments, List<RunLog> runs) {
    return SortedRuns.of(
        experiments, new ResultsFolder(Path.of("results"), runs, List.of(), List.of()));
  }

  /** Copies a run of the fixtures into a results folder, at another place if asked. */
  public static Path copyRun(String run, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : List.of("epochs.csv", "run.json")) {
      Files.copy(resultsFolder().resolve(run).resolve(file), to.resolve(file));
    }
    return to;
  }

  public static Path resultsFolder() {
    return path("results");
  }

  public static String text(String resource) throws IOException {
    return Files.readString(path(resource));
  }

  private static Path path(String resource) {
    URL url = Fixtures.class.getResource(resource);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
