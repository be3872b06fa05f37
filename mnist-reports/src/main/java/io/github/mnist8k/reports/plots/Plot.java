package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.Picture;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Png;
import io.github.mnist8k.reports.drawing.Svg;
import io.github.mnist8k.reports.text.Document;
import java.util.Objects;

/**
 * A plot as an SVG file, and as PNG. A text that shows the same data stays as it is, whatever drew
 * it; otherwise the plot is drawn.
 */
public final class Plot implements Document {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;

  private final String file;
  private final PlotData data;
  private final int width;
  private final Picture picture;

  /** A plot of the usual size. */
  Plot(String file, PlotData data, Picture picture) {
    this(file, data, WIDTH, picture);
  }

  /**
   * A plot of the usual height.
   *
   * @param file name of the file
   * @param data what it shows
   * @param width in pixels
   * @param picture paints it
   */
  Plot(String file, PlotData data, int width, Picture picture) {
    this.file = Objects.requireNonNull(file, "file");
    this.data = Objects.requireNonNull(data, "data");
    this.width = width;
    this.picture = Objects.requireNonNull(picture, "picture");
  }

  /** Name of the file, such as {@code s7-model3.svg}. */
  public String file() {
    return file;
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if the plot has to be drawn and this Java has no fonts
   */
  @Override
  public String rewrite(String text) {
    if (data.in(text)) {
      return text;
    }
    String svg = Svg.of(width, HEIGHT, data, picture);
    return text.contains("\r\n") ? svg.replace("\n", "\r\n") : svg;
  }

  /** Name of the same plot as PNG. */
  public String pngFile() {
    return file.replaceFirst("svg$", "png");
  }

  /** Whether a PNG file shows the same data. */
  public boolean inPng(byte[] png) {
    return Png.shows(png, data);
  }

  /**
   * The plot as PNG, for places that show no SVG.
   *
   * @throws java.io.UncheckedIOException if this Java has no fonts
   */
  public byte[] png() {
    return Png.of(width, HEIGHT, 1, data, picture);
  }

  /** Tells whether a text is up to date and draws nothing: one that is not becomes the data. */
  public Document undrawn() {
    return text -> data.in(text) ? text : data.element();
  }
}
