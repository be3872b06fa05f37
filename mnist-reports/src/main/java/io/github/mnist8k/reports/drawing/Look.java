package io.github.mnist8k.reports.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * How lines and points look: colours that the colour-blind tell apart (Okabe and Ito's), and for
 * those who see none, other markers and dashes.
 */
public enum Look {
  /** What we have measured; test accuracy. */
  BLUE(0x0072B2, solid(), new Ellipse2D.Double(-3, -3, 6, 6), true),

  /** What a source has published. */
  VERMILION(0xD55E00, dashed(7, 4), new Rectangle2D.Double(-3, -3, 6, 6), false),

  /** What belongs to training. */
  GREEN(0x009E73, dashed(3, 3), triangle(), true);

  /** How little a band hides. */
  public static final float BAND_OPACITY = 0.22f;

  private final Color color;
  private final BasicStroke stroke;
  private final Shape marker;
  private final boolean filled;

  Look(int rgb, BasicStroke stroke, Shape marker, boolean filled) {
    this.color = new Color(rgb);
    this.stroke = stroke;
    this.marker = marker;
    this.filled = filled;
  }

  private static BasicStroke solid() {
    return new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float on, float off) {
    return new BasicStroke(
        2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {on, off}, 0f);
  }

  private static Shape triangle() {
    return new Polygon(new int[] {-4, 0, 4}, new int[] {3, -4, 3}, 3);
  }

  /** The colour of its band, between lowest and highest. */
  public Color band() {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), Math.round(255 * BAND_OPACITY));
  }

  /** Gives this look to a series, line and markers. */
  public void apply(XYLineAndShapeRenderer renderer, int series) {
    renderer.setSeriesPaint(series, color);
    renderer.setSeriesStroke(series, stroke);
    renderer.setSeriesShape(series, marker);
    renderer.setSeriesShapesFilled(series, true);
    renderer.setUseFillPaint(true);
    renderer.setSeriesFillPaint(series, filled ? color : Color.WHITE);
    renderer.setSeriesOutlinePaint(series, color);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlineStroke(series, new BasicStroke(1.5f));
    renderer.setDrawOutlines(true);
  }

  /** A legend's entry for a line with markers, or for markers alone. */
  public LegendItem legend(String text, boolean line) {
    return new LegendItem(
        text,
        null,
        null,
        null,
        true,
        marker,
        true,
        filled ? color : Color.WHITE,
        true,
        color,
        new BasicStroke(1.5f),
        line,
        Style.LEGEND_LINE,
        stroke,
        color);
  }
}
