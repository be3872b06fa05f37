package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.reports.plots.Plots;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A README, pages, results and measurements for the report command. */
abstract class ReportFixture {

  private static final List<String> ASSIGNMENTS =
      List.of("tsai-a6", "erav4-a6", "era-a6", "s7", "era2-s7");

  static final String EMPTY_README = empty("experiments", "findings");

  private static String empty(String... sections) {
    return Stream.of(sections)
        .map(
            name ->
                "<!-- mnist8k:results:%1$s begin -->\n<!-- mnist8k:results:%1$s end -->\n"
                    .formatted(name))
        .collect(Collectors.joining("", "before\n", "after\n"));
  }

  static final String MEASUREMENTS =
      """
      program,version,java,experiment,threads,jobs,figure,unit,n,median,min,max,cpu,cores,date
      mnist8k-vector,1.0,17.0.1,era2-s7/step3,1,1,training,images/s,3,9000,8500,9500,a processor,2,2026-01-02
      rival,2.0,-,era2-s7/step3,1,1,training,images/s,3,4000,3000,5000,a processor,2,2026-01-02
      rival,2.0,-,-,1,1,matmul,GFLOP/s,3,200,190,210,a processor,2,2026-01-02
      """;

  /** Shared, since drawing takes longer than all the rest: only what has changed is drawn again. */
  @TempDir static Path drawn;

  @TempDir Path folder;
  Path readme;
  Path results;
  Path docs;
  Path s7;
  Path page;
  Path claims;
  Path seeds;
  Path measurements;
  Path performance;
  Path plots;

  @BeforeEach
  void makeReadme() throws IOException {
    assumeTrue(Plots.canBeDrawn(), "this Java has no fonts to draw plots with");
    readme = Files.writeString(folder.resolve("README.md"), EMPTY_README);
    results = Files.createDirectory(folder.resolve("results"));
    docs = Files.createDirectory(folder.resolve("docs"));
    for (String assignment : ASSIGNMENTS) {
      Files.writeString(docs.resolve(assignment + ".md"), empty(assignment));
    }
    plots = Files.createSymbolicLink(docs.resolve("plots"), drawn);
    s7 = docs.resolve("s7.md");
    page = docs.resolve("experiments.md");
    claims = docs.resolve("claims.md");
    seeds = docs.resolve("seeds.md");
    measurements = Files.writeString(folder.resolve("results.csv"), MEASUREMENTS);
    performance = Files.writeString(docs.resolve("performance.md"), empty("performance"));
  }

  /** Copies a run that the project keeps. */
  Path addRun(String experiment, int seed) throws IOException {
    String run = experiment + "/seed-" + seed;
    Path copy = Files.createDirectories(results.resolve(run));
    for (String file : List.of(EpochCsv.FILE_NAME, RunManifestJson.FILE_NAME)) {
      Files.copy(Path.of("results", "tensorflow", run, file), copy.resolve(file));
    }
    return copy;
  }

  Invocation report(String... more) {
    List<Object> args = new ArrayList<>(List.of("report", "--results", results));
    args.addAll(List.of("--readme", readme, "--docs", docs, "--measurements", measurements));
    args.addAll(List.of(more));
    return Invocation.of(args.toArray());
  }
}
