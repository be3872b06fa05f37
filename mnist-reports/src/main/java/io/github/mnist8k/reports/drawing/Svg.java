package io.github.mnist8k.reports.drawing;

import java.awt.Dimension;
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
public final class Svg {

  private static final int DECIMALS = 2;

  private Svg() {}

  /**
   * Draws a picture on white with a thin border, readable on a page of any colour.
   *
   * @param width in pixels
   * @param height in pixels
   * @param data what the picture shows, kept in the document
   * @param picture what to draw
   * @return an XML document
   * @throws java.io.UncheckedIOException if there are no fonts
   */
  public static String of(int width, int height, PlotData data, Picture picture) {
    Paper.requireFonts();
    SVGGraphics2D canvas = canvas(width, height);
    Paper.paint(canvas, width, height, picture);
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
