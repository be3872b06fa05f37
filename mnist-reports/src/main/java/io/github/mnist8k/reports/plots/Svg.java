package io.github.mnist8k.reports.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** SVG documents. They are the same bytes for the same picture and fonts. */
final class Svg {

  private static final int DECIMALS = 2;

  private static final Color BORDER = new Color(0xD0D7DE);

  /** Something that can be painted. */
  @FunctionalInterface
  interface Picture {

    /**
     * Paints it.
     *
     * @param canvas where to
     * @param area all of the area, in pixels
     */
    void paint(Graphics2D canvas, Rectangle2D area);
  }

  private Svg() {}

  /**
   * Draws a picture on white with a thin border, readable on a page of any colour.
   *
   * @param width in pixels
   * @param height in pixels
   * @param data what the picture shows, kept in the document
   * @param picture what to draw
   * @return an XML document
   * @throws UncheckedIOException if there are no fonts
   */
  static String of(int width, int height, PlotData data, Picture picture) {
    if (!hasFonts()) {
      throw new UncheckedIOException(
          new IOException(
              "plots cannot be drawn: this Java finds no fonts; install fontconfig and a font"
                  + " (on Debian and Ubuntu, the packages fontconfig and fonts-dejavu-core)"));
    }
    SVGGraphics2D canvas = canvas(width, height);
    var area = new Rectangle2D.Double(0, 0, width, height);
    canvas.setPaint(Color.WHITE);
    canvas.fill(area);
    picture.paint(canvas, area);
    canvas.setPaint(BORDER);
    canvas.setStroke(new BasicStroke(1f));
    canvas.draw(new Rectangle2D.Double(0.5, 0.5, width - 1.0, height - 1.0));
    String svg = text(canvas, width, height);
    int content = svg.indexOf('>') + 1;
    return svg.substring(0, content)
        + "<title>"
        + PlotData.escaped(data.title())
        + "</title>\n"
        + data.element()
        + svg.substring(content)
        + "\n";
  }

  /** Whether this Java has fonts, by which a picture is laid out: it can measure a text. */
  static boolean hasFonts() {
    try {
      Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      return canvas.getFontMetrics(Style.TEXT).stringWidth("text") > 0;
    } catch (RuntimeException | Error e) {
      return false; // of fonts or their libraries that are missing, JDKs tell in ways of all kinds
    }
  }

  private static SVGGraphics2D canvas(int width, int height) {
    try {
      Document empty =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVGConstants.SVG_NAMESPACE_URI, SVGConstants.SVG_SVG_TAG, null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(empty);
      context.setComment(null);
      context.setPrecision(DECIMALS);
      var canvas = new SVGGraphics2D(context, false);
      canvas.setSVGCanvasSize(new Dimension(width, height));
      return canvas;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The element alone: a document type would make readers look for it in the network. */
  private static String text(SVGGraphics2D canvas, int width, int height) {
    var written = new StringWriter();
    try {
      Element root = canvas.getRoot();
      root.setAttribute("viewBox", "0 0 " + width + " " + height);
      canvas.stream(root, written);
    } catch (SVGGraphics2DIOException e) {
      throw new UncheckedIOException(e);
    }
    String text = written.toString();
    // The library breaks lines inside of tags.
    return text.substring(text.indexOf("<svg")).replaceAll("\\R\\s*(/?>)", "$1").strip();
  }
}
