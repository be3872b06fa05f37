package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with ticks at chosen places: over less than a decade, it would have one. */
final class LogTicks extends LogAxis {

  private static final long serialVersionUID = 1L;

  private final double[] ticks;

  /**
   * An axis.
   *
   * @param low its lower end
   * @param high its upper end
   * @param ticks whole numbers between them
   */
  LogTicks(double low, double high, double... ticks) {
    super(null);
    this.ticks = ticks.clone();
    setRange(low, high);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D canvas, AxisState state, Rectangle2D area, RectangleEdge edge) {
    NumberFormat format = Style.format(0);
    return Arrays.stream(ticks)
        .mapToObj(
            tick ->
                new NumberTick(
                    tick, format.format(tick), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0))
        .toList();
  }
}
