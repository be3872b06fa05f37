package io.github.mnist8k.reproduce.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in aligned columns: text to the left, numbers to the right. */
public final class TextTable {

  /**
   * The rows as lines, each ended by a line feed.
   *
   * @param textColumns the first so many columns are aligned left, those after them right
   * @param rows all with the same number of cells
   */
  public static String of(int textColumns, List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(
                        i ->
                            ("%" + (i < textColumns ? "-" : "") + widths[i] + "s")
                                .formatted(row.get(i)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private TextTable() {}
}
