package io.github.mnist8k.reports.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.RunLog;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The plots of the fixtures' runs, and of two steps of the story. */
class PlotsTest {

  private static final List<ReportedExperiment> EXPERIMENTS =
      List.of(
          Fixtures.EXPERIMENTS.get(0),
          Fixtures.EXPERIMENTS.get(2),
          Fixtures.EXPERIMENTS.get(3),
          Fixtures.experiment("era2-s7/step1", "ERA, Step 1", 147_344, new Claim(99.78, 99.07)),
          Fixtures.experiment("era2-s7/step2", "ERA, Step 2", 10_616, new Claim(99.53, 99.48)));

  private static final List<RunLog> RUNS =
      Fixtures.runs().stream().filter(run -> !run.experiment().equals("s7/model1")).toList();

  private static final Map<String, ScheduleCurve> SCHEDULES =
      Map.of(
          "s7/model3", new ScheduleCurve(5, 10, List.of(0.1, 0.1, 0.01), List.of(0.9, 0.9, 0.8)));

  private static Plot plot(String file, List<RunLog> runs) {
    return Plots.of(Fixtures.sorted(EXPERIMENTS, runs), SCHEDULES).stream()
        .filter(plot -> plot.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /** The lines of data of a plot, drawing nothing. */
  private static List<String> data(String file) {
    return plot(file, RUNS).undrawn().rewrite("").lines().toList();
  }

  private static String drawn(Plot plot) {
    assumeTrue(Plots.canBeDrawn(), "this Java has no fonts to draw plots with");
    return plot.rewrite("");
  }

  private static List<RunLog> withAnotherLastEpoch() {
    List<RunLog> runs = new ArrayList<>(RUNS);
    RunLog run = runs.remove(0);
    double[] tests = run.curve().epochs().stream().mapToDouble(epoch -> epoch.test()).toArray();
    tests[tests.length - 1] -= 0.01;
    runs.add(Fixtures.withTests(run, run.seed(), tests));
    return runs;
  }

  @Test
  void eachExperimentHasAPlotAndSomeHaveMore() {
    assertEquals(
        List.of(
            "s7-model0.svg",
            "s7-model2.svg",
            "s7-model3.svg",
            "era2-s7-step1.svg",
            "era2-s7-step2.svg",
            "schedule-s7-model3.svg",
            "story-era2-s7.svg",
            "parameters.svg"),
        Plots.of(Fixtures.sorted(EXPERIMENTS, RUNS), SCHEDULES).stream().map(Plot::file).toList());
    assertTrue(
        Plots.of(Fixtures.sorted(EXPERIMENTS, RUNS), Map.of()).stream()
            .noneMatch(plot -> plot.file().startsWith("schedule-")));
  }

  @Test
  void seedsAreAMeanWithABandBesideWhatWasPublished() {
    List<String> lines = data("s7-model2.svg");
    assertEquals(List.of("<metadata>", "drawing 1", "Session 7, Model 2"), lines.subList(0, 3));
    assertEquals(
        "ours, mean of 2 seeds (tensorflow): 98.05 98.65 98.95 99.15 99.20 99.175", lines.get(3));
    assertEquals(
        "ours, mean of 2 seeds (tensorflow), lowest: 98.00 98.60 98.90 99.10 99.10 99.15",
        lines.get(4));
    assertEquals(
        "ours, mean of 2 seeds (tensorflow), highest: 98.10 98.70 99.00 99.20 99.30 99.20",
        lines.get(5));
    assertTrue(lines.get(6).startsWith("published: 97.99 98.58 "), lines.get(6));
  }

  @Test
  void oneSeedIsALineWithoutABand() {
    List<String> lines = data("s7-model3.svg");
    assertEquals("ours, 1 seed (tensorflow): 98.90 99.40 99.45 99.42 99.44 99.43", lines.get(3));
    assertTrue(lines.get(4).startsWith("published: 98.16 98.34 "), lines.get(4));
    assertEquals("</metadata>", lines.get(5));
  }

  @Test
  void anExperimentWithoutRunsShowsWhatWasPublishedAlone() {
    List<String> lines = data("s7-model0.svg");
    assertEquals(5, lines.size());
    assertTrue(lines.get(3).startsWith("published: 98.74 98.91 "), lines.get(3));
  }

  @Test
  void scheduleIsThatByUpdate() {
    List<String> lines = data("schedule-s7-model3.svg");
    assertEquals("Session 7, Model 3: schedule", lines.get(2));
    assertEquals("learning rate, every 5 updates of 10 in an epoch: 0.10 0.10 0.01", lines.get(3));
    assertEquals("momentum, every 5 updates of 10 in an epoch: 0.90 0.90 0.80", lines.get(4));
  }

  @Test
  void pngTellsWhetherItShowsTheSameData() {
    assumeTrue(Plots.canBeDrawn(), "this Java has no fonts to draw plots with");
    Plot plot = plot("s7-model2.svg", RUNS);
    byte[] png = plot.png();
    assertTrue(plot.inPng(png));
    assertFalse(plot("s7-model2.svg", withAnotherLastEpoch()).inPng(png));
    assertFalse(plot.inPng(Arrays.copyOf(png, png.length - 9)), "cut");
  }

  @Test
  void storyTellsOfTrainingAndTest() {
    List<String> lines = data("story-era2-s7.svg");
    assertEquals("ERA, step by step", lines.get(2));
    assertTrue(lines.get(3).startsWith("Step 1, training, published: "), lines.get(3));
    assertTrue(lines.get(4).startsWith("Step 1, test, published: 97.25 98.33 "), lines.get(4));
    assertTrue(lines.get(6).startsWith("Step 2, test, published: 98.19 "), lines.get(6));
  }

  @Test
  void parametersAreBesideTheMeanOfOursOrTheBestPublished() {
    assertEquals(
        List.of(
            "s7/model0, published: 9954.00 99.46",
            "s7/model2, ours, seeds 2: 6778.00 99.025",
            "s7/model3, ours, seeds 1: 7510.00 99.428",
            "era2-s7/step1, published: 147344.00 99.07",
            "era2-s7/step2, published: 10616.00 99.48"),
        data("parameters.svg").subList(3, 8));
  }

  @Test
  void unchangedDataAreTheSameTextWhateverDrewIt() {
    Plot plot = plot("s7-model2.svg", RUNS);
    String other = "<svg>" + plot.undrawn().rewrite("") + "<!-- by other fonts --></svg>";
    assertSame(other, plot.rewrite(other));
    assertSame(other, plot.undrawn().rewrite(other));
  }

  @Test
  void aChangedNumberIsAnotherPlot() {
    String before = drawn(plot("s7-model2.svg", RUNS));
    Plot changed = plot("s7-model2.svg", withAnotherLastEpoch());
    assertNotEquals(before, changed.rewrite(before));
    assertFalse(changed.undrawn().rewrite(before).endsWith("</svg>\n"), "not drawn");
    assertEquals(before, plot("s7-model2.svg", RUNS).rewrite(changed.rewrite("")));
  }

  @Test
  void lineEndsAreThoseOfTheFile() {
    String before = drawn(plot("s7-model2.svg", RUNS));
    assertEquals(before.replace("\n", "\r\n"), plot("s7-model2.svg", RUNS).rewrite("x\r\n"));
  }

  @Test
  void allPlotsAreWellFormedOnWhiteAndCarryTheirData() throws Exception {
    for (Plot plot : Plots.of(Fixtures.sorted(EXPERIMENTS, RUNS), SCHEDULES)) {
      String svg = drawn(plot);
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement();
      assertEquals("svg", root.getTagName());
      assertEquals("420", root.getAttribute("height"));
      assertEquals(plot.file().startsWith("story") ? "1100" : "760", root.getAttribute("width"));
      String metadata = root.getElementsByTagName("metadata").item(0).getTextContent();
      assertTrue(plot.undrawn().rewrite("").contains(metadata), plot.file());
      assertTrue(
          svg.contains("<g fill=\"white\" stroke=\"white\"><rect height=\"420\""), plot.file());
      assertEquals(svg, plot.rewrite(""), "the same bytes again");
    }
  }

  @Test
  void legendsSayWhatIsShown() {
    assertTrue(drawn(plot("s7-model2.svg", RUNS)).contains(">ours, mean of 2 seeds (tensorflow)<"));
    assertTrue(drawn(plot("s7-model2.svg", RUNS)).contains(">lowest to highest seed<"));
    String one = drawn(plot("s7-model3.svg", RUNS));
    assertTrue(one.contains(">ours, 1 seed (tensorflow)<"));
    assertFalse(one.contains(">lowest to highest seed<"));
  }
}
