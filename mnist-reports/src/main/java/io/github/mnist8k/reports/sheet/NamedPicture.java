package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Picture;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Png;
import java.util.List;

/**
 * A picture of a sheet.
 *
 * @param file name of the file
 * @param description for those who do not see it
 * @param width in pixels of the page
 * @param height in pixels of the page
 * @param picture paints it
 */
record NamedPicture(String file, String description, int width, int height, Picture picture) {

  private static final int SCALE = 2;

  /** The PNG file. */
  byte[] png() {
    return Png.of(width, height, SCALE, new PlotData(description, List.of()), picture);
  }

  /** How a README shows it. */
  String html() {
    return "<img src=\"%s\" width=\"%d\" alt=\"%s\">"
        .formatted(file, width, description.replace("&", "&amp;").replace("\"", "&quot;"));
  }
}
