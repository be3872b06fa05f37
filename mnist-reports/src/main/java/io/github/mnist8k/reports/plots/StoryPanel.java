package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.AxisRange;
import io.github.mnist8k.reports.drawing.Line;
import io.github.mnist8k.reports.drawing.Look;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Style;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.RunLog;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.ui.TextAnchor;

/**
 * One step of a story.
 *
 * @param caption what it is, line by line
 * @param lines training accuracy, if there is one, and test accuracy
 */
record StoryPanel(List<String> caption, List<Line> lines) {

  private static final double LINE_HEIGHT = 0.06; // of the panel's
  private static final double MARGIN = 0.02;

  /** Copies the lists. */
  StoryPanel {
    caption = List.copyOf(caption);
    lines = List.copyOf(lines);
  }

  /** Our seeds of an experiment, or where there are none what was published. */
  static StoryPanel of(ExperimentRuns results) {
    ReportedExperiment experiment = results.experiment();
    List<RunLog> ours = results.leading();
    List<AccuracyCurve> curves =
        ours.isEmpty() ? List.of(results.published().curve()) : RunLog.curves(ours);
    String who =
        ours.isEmpty() ? "published" : ours.size() == 1 ? "1 seed" : ours.size() + " seeds";
    String step = experiment.title().replaceFirst("^.*, *", "");
    List<Line> lines = new ArrayList<>();
    if (curves.stream().allMatch(StoryPanel::trained)) {
      lines.add(line(step + ", training, " + who, curves, EpochAccuracy::train, Look.GREEN));
    }
    lines.add(line(step + ", test, " + who, curves, EpochAccuracy::test, Look.BLUE));
    return new StoryPanel(
        List.of(step, Style.format(0).format(experiment.parameters()) + " parameters", who), lines);
  }

  /** Number of epochs. */
  int epochs() {
    return lines.get(0).epochs().size();
  }

  /** The numbers of all lines. */
  List<PlotData.Series> series() {
    return lines.stream().flatMap(line -> line.series().stream()).toList();
  }

  /** The caption in the corner below, where a curve that rises leaves room. */
  List<XYTextAnnotation> captions(AxisRange range) {
    double height = range.high() - range.low();
    List<XYTextAnnotation> texts = new ArrayList<>();
    for (int i = 0; i < caption.size(); i++) {
      double y = range.low() + height * (MARGIN + LINE_HEIGHT * (caption.size() - 1 - i));
      texts.add(text(caption.get(i), y, i == 0 ? Style.BOLD : Style.SMALL));
    }
    return texts;
  }

  private XYTextAnnotation text(String words, double y, Font font) {
    var text = new XYTextAnnotation(words, epochs() - 1.0, y);
    text.setFont(font);
    text.setPaint(Style.INK);
    text.setTextAnchor(TextAnchor.BOTTOM_RIGHT);
    return text;
  }

  private static Line line(
      String name,
      List<AccuracyCurve> curves,
      Function<EpochAccuracy, Double> accuracy,
      Look look) {
    return Line.over(
        name,
        curves.stream().map(curve -> curve.epochs().stream().map(accuracy).toList()).toList(),
        look);
  }

  private static boolean trained(AccuracyCurve curve) {
    return curve.epochs().stream().allMatch(epoch -> epoch.train() != null);
  }
}
