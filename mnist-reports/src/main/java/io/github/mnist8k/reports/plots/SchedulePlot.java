package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;

/** Learning rate and momentum by epoch, as a run of ours has logged them. */
final class SchedulePlot {

  private static final double FLATTEST = 0.1;

  private SchedulePlot() {}

  /** The plot of an experiment that has runs. */
  static Plot of(ExperimentRuns results) {
    List<EpochRecord> epochs = results.leading().get(0).epochs();
    String title = results.experiment().title() + ": schedule";
    Line rate =
        Line.of(
            "learning rate of the epoch's last update",
            epochs.stream().map(EpochRecord::learningRate).toList(),
            Look.BLUE);
    Line momentum =
        Line.of(
            "momentum of the epoch's last update",
            epochs.stream().map(EpochRecord::momentum).toList(),
            Look.VERMILION);
    return new Plot(
        "schedule-" + Plots.file(results.experiment().id()),
        new PlotData(title, List.of(rate.series().get(0), momentum.series().get(0))),
        (canvas, area) -> chart(title, rate, momentum).draw(canvas, area));
  }

  private static JFreeChart chart(String title, Line rate, Line momentum) {
    NumberAxis rates = Style.axis("Learning rate");
    rates.setAutoRangeStickyZero(false);
    rates.setNumberFormatOverride(Style.format(3));
    NumberAxis momenta = Style.axis("Momentum");
    momenta.setAutoRangeIncludesZero(false);
    momenta.setAutoRangeMinimumSize(FLATTEST);
    momenta.setNumberFormatOverride(Style.format(2));
    ValueAxis epochs = EpochPanel.axis("Epoch, counted from 0", rate.epochs().size(), 1);
    var plot = new CombinedDomainXYPlot(epochs);
    plot.setGap(16);
    plot.add(EpochPanel.of(List.of(rate), null, rates));
    plot.add(EpochPanel.of(List.of(momentum), null, momenta));
    return Style.chart(title, plot, EpochPanel.legend(List.of(rate, momentum)));
  }
}
