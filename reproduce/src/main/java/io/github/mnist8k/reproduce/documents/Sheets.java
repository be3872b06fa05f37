package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.sheet.FirstFilters;
import io.github.mnist8k.reports.sheet.LayerSize;
import io.github.mnist8k.reports.sheet.RunSheet;
import io.github.mnist8k.reports.sheet.SheetFolder;
import io.github.mnist8k.reports.sheet.TestAnswers;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sheets of runs, made from their folders alone. */
public final class Sheets {

  private Sheets() {}

  /**
   * Writes the sheet of one run, or that of several seeds.
   *
   * @param folder where the sheet is to lie
   * @param runs the runs' own folders, at least one; those that are no seeds of the first one's run
   *     are left out, with a warning
   * @param dataset what they were trained and tested on; without their test images the sheet has no
   *     wrong digits
   * @param engine asks nets how sure they are where they are wrong
   * @throws IOException if a run cannot be read or a file cannot be written
   */
  public static SheetFolder write(
      Path folder, List<Path> runs, Optional<Dataset> dataset, Engine engine) throws IOException {
    List<String> warnings = new ArrayList<>();
    List<TrainedRun> seeds = new ArrayList<>();
    for (Path run : runs) {
      TrainedRun next = TrainedRun.read(run, warnings);
      if (next.log().epochs().isEmpty()) {
        warnings.add(run + ": has no epoch yet and is left out");
      } else if (seeds.isEmpty() || sameKind(seeds.get(0), next)) {
        seeds.add(next);
      } else {
        warnings.add(run + ": not of the same kind as " + seeds.get(0).folder() + ", left out");
      }
    }
    if (seeds.isEmpty()) {
      throw new IOException(folder + ": expected a run with an epoch at least, found none");
    }
    SheetFolder written = SheetFolder.write(sheet(seeds, dataset, engine, warnings), folder);
    warnings.addAll(written.warnings());
    return new SheetFolder(written.file(), warnings);
  }

  private static boolean sameKind(TrainedRun one, TrainedRun other) {
    return one.experiment().trainsAs(other.experiment())
        && one.log().experiment().equals(other.log().experiment())
        && one.log().engine().equals(other.log().engine())
        && one.log().manifest().dataset().equals(other.log().manifest().dataset())
        && one.log().epochs().size() == other.log().epochs().size();
  }

  private static RunSheet sheet(
      List<TrainedRun> seeds, Optional<Dataset> dataset, Engine engine, List<String> warnings) {
    TrainedRun first = seeds.get(0);
    Experiment experiment = first.experiment();
    NetSummary summary = NetSummary.of(experiment.net());
    return new RunSheet(
        seeds.stream().map(TrainedRun::log).toList(),
        experiment.target(),
        SummaryText.rowsWithReceptiveField(summary),
        SummaryText.totals(summary),
        summary.rows().stream()
            .filter(row -> row.parameters() > 0)
            .map(row -> new LayerSize(row.index() + " " + row.text(), row.parameters()))
            .toList(),
        RecipeText.lines(experiment.recipe()),
        ScheduleCurves.of(experiment.recipe(), first.log().epochs()),
        answers(seeds, dataset, engine, warnings),
        filters(first),
        repeat(seeds));
  }

  /** The answers of those seeds that kept them. */
  private static Optional<TestAnswers> answers(
      List<TrainedRun> seeds, Optional<Dataset> dataset, Engine engine, List<String> warnings) {
    List<TrainedRun> kept = seeds.stream().filter(run -> run.answers().isPresent()).toList();
    if (kept.isEmpty() || dataset.isEmpty()) {
      return Optional.empty();
    }
    Dataset data = dataset.get();
    var trainedOn = seeds.get(0).log().manifest().dataset();
    if (!data.sha256().equals(trainedOn.sha256())
        || data.test().size() != kept.get(0).answers().orElseThrow().length) {
      warnings.add(
          "%s: trained on %s, which is not the %s that is here: no wrong digits; name it with --data"
              .formatted(seeds.get(0).folder(), trainedOn.name(), data.name()));
      return Optional.empty();
    }
    return Optional.of(WrongAnswers.of(kept, data.test(), engine));
  }

  private static Optional<FirstFilters> filters(TrainedRun run) {
    Net net = run.experiment().net();
    if (run.model().isEmpty()
        || !(net.layers().get(0) instanceof Conv2d convolution)
        || convolution.inChannels() != 1
        || convolution.kernel() == 1) {
      return Optional.empty();
    }
    FloatTensor weight = run.model().get().weights().ofLayer(net, 0).get("weight");
    FloatBuffer values = weight.values();
    int area = convolution.kernel() * convolution.kernel();
    List<float[]> filters = new ArrayList<>();
    for (int i = 0; i < convolution.outChannels(); i++) {
      float[] filter = new float[area];
      values.get(i * area, filter);
      filters.add(filter);
    }
    return Optional.of(new FirstFilters(run.log().seed(), convolution.kernel(), filters));
  }

  private static String repeat(List<TrainedRun> seeds) {
    RunLog log = seeds.get(0).log();
    String what =
        seeds.get(0).experiment().published().isPresent()
            ? "--experiment " + log.experiment()
            : "--file " + seeds.get(0).folder().resolve("run.json");
    String cut =
        log.epochs().size() < log.epochsPlanned() ? " --epochs " + log.epochs().size() : "";
    String data = log.manifest().dataset().name();
    return "reproduce/target/mnist8k run "
        + what
        + " --seeds "
        + seeds.stream()
            .map(run -> Long.toString(run.log().seed()))
            .collect(Collectors.joining(","))
        + " --engine "
        + log.engine()
        + cut
        + (data.equals("mnist") ? "" : " --data " + data);
  }
}
