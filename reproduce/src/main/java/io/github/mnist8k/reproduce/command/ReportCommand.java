package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.reports.AssignmentPage;
import io.github.mnist8k.reports.ExperimentSheet;
import io.github.mnist8k.reports.ExperimentsPage;
import io.github.mnist8k.reports.ReadmeReport;
import io.github.mnist8k.reports.SampleKey;
import io.github.mnist8k.reports.SeedCounts;
import io.github.mnist8k.reports.SeedsPage;
import io.github.mnist8k.reports.claims.ClaimsPage;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.performance.Measurement;
import io.github.mnist8k.reports.performance.PerformanceTables;
import io.github.mnist8k.reports.plots.Plot;
import io.github.mnist8k.reports.plots.PlotImage;
import io.github.mnist8k.reports.plots.Plots;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.statistics.TwoWay;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.DocumentFile;
import io.github.mnist8k.reports.text.GeneratedFile;
import io.github.mnist8k.reproduce.documents.SavedAnswers;
import io.github.mnist8k.reproduce.documents.ScheduleCurves;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.ResultsOption;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String PLOTS = "plots"; // folder in that of the pages

  /** Experiments whose schedule is what they are about. */
  private static final Set<String> SCHEDULES =
      Set.of("era2-s7/step5", "tsai-a6/model3", "s7/model3", "erav4-a6/model3");

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
    SortedRuns runs = runs();
    Map<String, ScheduleCurve> schedules = schedules(runs);
    List<Plot> plots = Plots.of(runs, schedules);
    List<DocumentFile> documents = documents(runs, plots, schedules);
    List<String> losses = losses(documents);
    List<GeneratedFile> files = new ArrayList<>(documents);
    for (Plot plot : plots) {
      files.add(PlotImage.of(docs.resolve(PLOTS), plot));
    }
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
    Files.createDirectories(docs.resolve(PLOTS));
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
    file.write(results.folder(), runs, verdicts(Evidence.of(runs)));
  }

  private static List<Verdict> verdicts(Evidence evidence) {
    return new Judge(evidence).on(SourceClaim.all());
  }

  /** All documents, computed before any is written. */
  private List<DocumentFile> documents(
      SortedRuns runs, List<Plot> plots, Map<String, ScheduleCurve> schedules) throws IOException {
    Evidence evidence = Evidence.of(runs);
    List<ExperimentSheet> sheets =
        Experiments.published().stream().map(ReportCommand::sheet).toList();
    List<Verdict> verdicts = verdicts(evidence);
    List<String> ids = Experiments.declared().stream().map(Experiment::id).toList();
    List<DocumentFile> documents = new ArrayList<>();
    documents.add(DocumentFile.of(readme, new ReadmeReport(runs, verdicts)));
    for (List<ExperimentRuns> assignment : assignments(runs)) {
      String name = assignment.get(0).experiment().assignment();
      documents.add(page(name, new AssignmentPage(name, assignment, schedules.keySet())));
    }
    documents.add(page("experiments", new ExperimentsPage(sheets, runs)));
    documents.add(page("claims", new ClaimsPage(runs, verdicts)));
    documents.add(page("seeds", new SeedsPage(ids, evidence, splits(runs))));
    documents.add(
        page(
            "performance",
            new PerformanceTables(Measurement.read(measurements), operations(), runs)));
    documents.addAll(plots(plots));
    return documents;
  }

  private Map<SampleKey, TwoWay> splits(SortedRuns runs) throws IOException {
    ImageSet test = Datasets.load("mnist", DataEnvironment.system()).test();
    byte[] labels = new byte[test.size()];
    test.labels().get(labels);
    return SavedAnswers.splits(results.folder(), runs, labels);
  }

  private DocumentFile page(String name, Document document) throws IOException {
    return DocumentFile.of(docs.resolve(name + ".md"), document);
  }

  private static Collection<List<ExperimentRuns>> assignments(SortedRuns runs) {
    return runs.experiments().stream()
        .collect(
            Collectors.groupingBy(
                results -> results.experiment().assignment(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /** The plots, drawn where they are not up to date and are to be written. */
  private List<DocumentFile> plots(List<Plot> plots) throws IOException {
    Path folder = docs.resolve(PLOTS);
    boolean present = Files.isDirectory(folder);
    if (!present && Files.exists(folder)) {
      throw new UserException(folder + ": expected a folder for the plots, found a file");
    }
    List<DocumentFile> files = new ArrayList<>();
    for (Plot plot : plots) {
      Path path = folder.resolve(plot.file());
      Document document = check ? plot.undrawn() : plot;
      files.add(
          present
              ? DocumentFile.of(path, document)
              : new DocumentFile(path, "", document.rewrite("")));
    }
    return files;
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

  private static Map<String, ScheduleCurve> schedules(SortedRuns runs) {
    return runs.experiments().stream()
        .filter(results -> SCHEDULES.contains(results.experiment().id()))
        .filter(results -> !results.leading().isEmpty())
        .collect(
            Collectors.toMap(
                results -> results.experiment().id(),
                results ->
                    ScheduleCurves.of(
                        Experiments.byId(results.experiment().id()).recipe(),
                        results.leading().get(0).epochs())));
  }

  /**
   * Floating-point operations of training on one image: each multiplication with a weight comes
   * with an addition, and comes again for the gradient of the weight and for that of the input,
   * which the first layer does not need.
   */
  private static Map<String, Double> operations() {
    return Experiments.published().stream()
        .collect(
            Collectors.toMap(
                Experiment::id,
                experiment -> {
                  Net net = experiment.net();
                  long first = net.layers().get(0).multiplyAccumulates(FeatureShape.MNIST);
                  return 2.0 * (3 * net.multiplyAccumulates() - first);
                }));
  }

  private static ExperimentSheet sheet(Experiment experiment) {
    NetSummary summary = NetSummary.of(experiment.net());
    return new ExperimentSheet(
        Experiments.reported(experiment),
        SummaryText.rows(summary),
        SummaryText.totals(summary),
        RecipeText.lines(experiment.recipe()));
  }
}
