package io.github.mnist8k.reports.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Something that can be painted. */
@FunctionalInterface
public interface Picture {

  /**
   * Paints it.
   *
   * @param canvas where to
   * @param area all of the area, in pixels
   */
  void paint(Graphics2D canvas, Rectangle2D area);
}
