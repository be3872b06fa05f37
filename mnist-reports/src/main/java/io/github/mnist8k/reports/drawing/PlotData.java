package io.github.mnist8k.reports.drawing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a plot shows. Its text is what tells an old plot from a new one, since the same plot is
 * other bytes on a machine with other fonts.
 *
 * @param title title of the plot
 * @param series the numbers
 */
public record PlotData(String title, List<Series> series) {

  /** To be raised with each change of how plots look, so that all of them are drawn again. */
  private static final int DRAWING = 1;

  private static final String BEGIN = "<metadata>";
  private static final String END = "</metadata>";

  /** Copies the series. */
  public PlotData {
    Objects.requireNonNull(title, "title");
    series = List.copyOf(Objects.requireNonNull(series, "series"));
  }

  /** An element for an SVG document that holds the data as text. */
  public String element() {
    return Stream.concat(Stream.of("drawing " + DRAWING, title), series.stream().map(Series::text))
        .map(PlotData::escaped)
        .collect(Collectors.joining("\n", BEGIN + "\n", "\n" + END));
  }

  /** Whether an SVG document, complete to its end, holds these data. */
  public boolean in(String svg) {
    int begin = svg.indexOf(BEGIN);
    int end = svg.indexOf(END);
    return begin >= 0
        && end > begin
        && svg.substring(begin, end + END.length()).replace("\r\n", "\n").equals(element())
        && svg.stripTrailing().endsWith("</svg>");
  }

  /** What tells these data from others in a few letters. */
  String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(element().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Text as it stands in an XML element. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Named numbers of a plot.
   *
   * @param name what they are, in one line
   * @param numbers one for each epoch, or what the name says
   */
  public record Series(String name, List<Double> numbers) {

    /** Copies the numbers. */
    public Series {
      Objects.requireNonNull(name, "name");
      numbers = List.copyOf(Objects.requireNonNull(numbers, "numbers"));
    }

    /** One line of text, with two to four decimals. */
    String text() {
      var format = new DecimalFormat("0.00##", DecimalFormatSymbols.getInstance(Locale.ROOT));
      return numbers.stream().map(format::format).collect(Collectors.joining(" ", name + ": ", ""));
    }
  }
}
