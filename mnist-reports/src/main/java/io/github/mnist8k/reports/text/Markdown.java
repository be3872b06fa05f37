package io.github.mnist8k.reports.text;

import io.github.mnist8k.training.log.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables, links and numbers as GitHub's Markdown shows them, the same in every locale. */
public final class Markdown {

  private static final String LEFT = "---";
  private static final String RIGHT = "--:";

  private Markdown() {}

  /**
   * A table.
   *
   * @param header one Markdown text per column
   * @param textColumns the first so many columns are aligned left, numbers after them right
   * @param rows the cells of each row, as Markdown
   * @return the lines of the table, each ended by a line feed
   */
  public static String table(List<String> header, int textColumns, List<List<String>> rows) {
    List<String> alignment =
        Stream.concat(
                Stream.generate(() -> LEFT).limit(textColumns),
                Stream.generate(() -> RIGHT).limit(header.size() - textColumns))
            .toList();
    return Stream.concat(Stream.of(header, alignment), rows.stream())
        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }

  /** Free text made safe for a cell: it neither ends the cell nor begins an HTML tag. */
  public static String cell(String text) {
    return text.strip().replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
  }

  /** A link; the text is made safe for a cell. */
  public static String link(String text, String address) {
    return "[" + cell(text) + "](" + address + ")";
  }

  /** A number with fixed decimals, half rounded up, without a negative zero. */
  public static String number(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** The plain number for a sample of one, mean ± standard deviation for more. */
  public static String number(Spread sample, int decimals) {
    String mean = number(sample.mean(), decimals);
    return sample.n() == 1 ? mean : mean + " ± " + number(sample.standardDeviation(), decimals);
  }

  /** A whole number with thousands separators, such as 147,344. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
