package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reports.SeedCounts;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.DocumentFile;
import io.github.mnist8k.reports.text.GeneratedFile;
import io.github.mnist8k.reproduce.documents.ProjectDocuments;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.ResultsOption;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: the project's documents from the results that it keeps. */
@Command(
    name = "report",
    description =
        "Rewrites what is generated in the README, in the pages of docs and in its plots, from the logs of our runs.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private static final int MOST_NAMES = 6;
  @Mixin private ResultsOption results;

  @Option(
      names = "--readme",
      defaultValue = "README.md",
      paramLabel = "FILE",
      description = "File with the markers. Default: ${DEFAULT-VALUE}.")
  private Path readme;

  @Option(
      names = "--docs",
      defaultValue = "docs",
      paramLabel = "DIR",
      description = "Folder of the other pages. Default: ${DEFAULT-VALUE}.")
  private Path docs;

  @Option(
      names = "--measurements",
      defaultValue = "bench/results.csv",
      paramLabel = "FILE",
      description = "Comparison with other programs. Default: ${DEFAULT-VALUE}.")
  private Path measurements;

  @Option(names = "--check", description = "Write nothing; fail when a document is out of date.")
  private boolean check;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Writes a page for a browser that shows all of it and reads drawn digits, in one file;"
              + " nothing else.")
  private Path html;

  @Option(
      names = "--run",
      paramLabel = "FOLDER",
      description =
          "Writes the sheet of one run anew, from its folder, or that of all seeds of an experiment;"
              + " nothing else.")
  private Path run;

  @Option(
      names = "--data",
      paramLabel = "mnist|synthetic|DIR",
      description = "With --run: what the run was trained on, if it was data of your own.")
  private String data;

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true"); // plots are files: no screen is needed
    if (html != null) {
      writePage();
      return 0;
    }
    if (run != null) {
      if (check) {
        throw new UserException("--check: expected without --run, which always writes");
      }
      SheetOfFolder.write(run, Optional.ofNullable(data));
      return 0;
    }
    if (data != null) {
      throw new UserException("--data: expected with --run, whose test images it names");
    }
    var project =
        new ProjectDocuments(runs(), results.folder(), readme, docs, measurements, !check);
    List<DocumentFile> documents = project.documents();
    List<String> losses = losses(documents);
    List<GeneratedFile> files = new ArrayList<>(documents);
    files.addAll(project.images());
    List<GeneratedFile> stale = files.stream().filter(GeneratedFile::stale).toList();
    if (stale.isEmpty()) {
      System.err.println(names(files) + " are up to date");
      return 0;
    }
    if (check) {
      throw new UserException(
          names(stale)
              + (stale.size() == 1 ? " is" : " are")
              + " out of date; rewrite with the command report");
    }
    losses.forEach(System.err::println);
    Files.createDirectories(project.plotsFolder());
    for (GeneratedFile file : stale) {
      file.write();
    }
    System.err.println("rewrote " + names(stale));
    return 0;
  }

  private void writePage() throws IOException {
    if (check || run != null) {
      throw new UserException(
          (check ? "--check" : "--run") + ": expected without --html, which writes the page alone");
    }
    PageFile file = PageFile.at(html);
    SortedRuns runs = runs();
    file.write(results.folder(), runs, new Judge(Evidence.of(runs)).on(SourceClaim.all()));
  }

  /** The project's documents show all results that it keeps, so each of them must be sound. */
  private SortedRuns runs() throws IOException {
    SortedRuns runs = results.all();
    runs.warnings().forEach(warning -> System.err.println("warning: " + warning));
    List<String> faults = new ArrayList<>(runs.faults());
    Set<String> declared =
        Experiments.declared().stream().map(Experiment::id).collect(Collectors.toSet());
    runs.own().stream()
        .flatMap(own -> own.all().stream())
        .filter(run -> !declared.contains(run.experiment()))
        .forEach(
            run ->
                faults.add(
                    results.folder()
                        + ": "
                        + run.name()
                        + ": there is no such experiment to report"));
    if (!faults.isEmpty()) {
      String more =
          faults.size() == 1
              ? ""
              : " (and " + (faults.size() - 1) + " more; list --results DIR tells which)";
      throw new UserException(faults.get(0) + more);
    }
    return runs;
  }

  /**
   * What the documents would lose, a line each.
   *
   * @throws UserException if the documents would lose the last of their results, as with a wrong
   *     folder
   */
  private List<String> losses(List<DocumentFile> documents) {
    boolean nothingLeft =
        documents.stream().allMatch(document -> SeedCounts.of(document.after()).seeds().isEmpty());
    List<String> losses = new ArrayList<>();
    for (DocumentFile document : documents) {
      SeedCounts before = SeedCounts.of(document.before());
      SeedCounts after = SeedCounts.of(document.after());
      List<String> lost = before.lostIn(after);
      if (!lost.isEmpty() && nothingLeft) {
        throw new UserException(
            results.folder()
                + ": no results there, but "
                + document.path()
                + " has those of "
                + lost.size()
                + " experiments and would lose them; name the right folder with --results");
      }
      if (!lost.isEmpty()) {
        losses.add("warning: " + document.path() + " loses results: " + String.join(", ", lost));
      }
    }
    return losses;
  }

  private static String names(List<? extends GeneratedFile> files) {
    String first =
        files.stream()
            .limit(MOST_NAMES)
            .map(file -> file.path().toString())
            .collect(Collectors.joining(", "));
    int more = files.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
