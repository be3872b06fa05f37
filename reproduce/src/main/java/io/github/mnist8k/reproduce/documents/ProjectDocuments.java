package io.github.mnist8k.reproduce.documents;

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
import io.github.mnist8k.reproduce.experiments.Experiments;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The project's documents and plots, each beside what it replaces. They are computed here and
 * written by nobody yet.
 */
public final class ProjectDocuments {

  private static final String PLOTS = "plots"; // folder in that of the pages

  /** Experiments whose schedule is what they are about. */
  private static final Set<String> SCHEDULES =
      Set.of("era2-s7/step5", "tsai-a6/model3", "s7/model3", "erav4-a6/model3");

  private final SortedRuns runs;
  private final Path results;
  private final Path readme;
  private final Path docs;
  private final Path measurements;
  private final boolean toBeWritten;
  private final Map<String, ScheduleCurve> schedules;
  private final List<Plot> plots;

  /**
   * Computes the plots' data.
   *
   * @param runs all sound runs that the project keeps
   * @param results folder of the runs, for their answers to the test images
   * @param readme the README
   * @param docs folder of the other pages
   * @param measurements CSV of the comparison with other programs
   * @param toBeWritten whether plots are drawn; where they are only checked, their data will do
   */
  public ProjectDocuments(
      SortedRuns runs,
      Path results,
      Path readme,
      Path docs,
      Path measurements,
      boolean toBeWritten) {
    this.runs = runs;
    this.results = results;
    this.readme = readme;
    this.docs = docs;
    this.measurements = measurements;
    this.toBeWritten = toBeWritten;
    this.schedules = schedules(runs);
    this.plots = Plots.of(runs, schedules);
  }

  /** Folder of the plots; it may not exist yet. */
  public Path plotsFolder() {
    return docs.resolve(PLOTS);
  }

  /**
   * The plots as pixels, for where SVG is not shown.
   *
   * @throws IOException if one that is there cannot be read
   */
  public List<GeneratedFile> images() throws IOException {
    List<GeneratedFile> images = new ArrayList<>();
    for (Plot plot : plots) {
      images.add(PlotImage.of(plotsFolder(), plot));
    }
    return images;
  }

  /**
   * All documents and the plots as SVG.
   *
   * @throws IOException if one that is there cannot be read, or the measurements cannot
   * @throws UserException if a file is where the folder of the plots should be
   */
  public List<DocumentFile> documents() throws IOException {
    Evidence evidence = Evidence.of(runs);
    List<ExperimentSheet> sheets =
        Experiments.published().stream().map(ProjectDocuments::sheet).toList();
    List<Verdict> verdicts = new Judge(evidence).on(SourceClaim.all());
    List<String> ids = Experiments.declared().stream().map(Experiment::id).toList();
    List<DocumentFile> documents = new ArrayList<>();
    documents.add(DocumentFile.of(readme, new ReadmeReport(runs, verdicts)));
    for (List<ExperimentRuns> assignment : assignments()) {
      String name = assignment.get(0).experiment().assignment();
      documents.add(page(name, new AssignmentPage(name, assignment, schedules.keySet())));
    }
    documents.add(page("experiments", new ExperimentsPage(sheets, runs)));
    documents.add(page("claims", new ClaimsPage(runs, verdicts)));
    documents.add(page("seeds", new SeedsPage(ids, evidence, splits())));
    documents.add(
        page(
            "performance",
            new PerformanceTables(Measurement.read(measurements), operations(), runs)));
    documents.addAll(drawings());
    return documents;
  }

  private Map<SampleKey, TwoWay> splits() throws IOException {
    ImageSet test = Datasets.load("mnist", DataEnvironment.system()).test();
    byte[] labels = new byte[test.size()];
    test.labels().get(labels);
    return SavedAnswers.splits(results, runs, labels);
  }

  private DocumentFile page(String name, Document document) throws IOException {
    return DocumentFile.of(docs.resolve(name + ".md"), document);
  }

  private Collection<List<ExperimentRuns>> assignments() {
    return runs.experiments().stream()
        .collect(
            Collectors.groupingBy(
                results -> results.experiment().assignment(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /** The plots, drawn where they are not up to date and are to be written. */
  private List<DocumentFile> drawings() throws IOException {
    Path folder = plotsFolder();
    boolean present = Files.isDirectory(folder);
    if (!present && Files.exists(folder)) {
      throw new UserException(folder + ": expected a folder for the plots, found a file");
    }
    List<DocumentFile> files = new ArrayList<>();
    for (Plot plot : plots) {
      Path path = folder.resolve(plot.file());
      Document document = toBeWritten ? plot : plot.undrawn();
      files.add(
          present
              ? DocumentFile.of(path, document)
              : new DocumentFile(path, "", document.rewrite("")));
    }
    return files;
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
