package io.github.mnist8k.reproduce.text;

import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.models.NetSummary.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A net's summary as rows of text and as sentences. */
public final class SummaryText {

  /**
   * A header, then a row per layer: index and layer, output shape, parameters,
   * multiply-accumulates.
   */
  public static List<List<String>> rows(NetSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "output", "parameters", "multiply-accumulates"));
    for (Row row : summary.rows()) {
      rows.add(
          List.of(
              row.index() + " " + row.text(),
              row.output().toString(),
              number(row.parameters()),
              number(row.multiplyAccumulates())));
    }
    return rows;
  }

  /** The same with two more columns: the receptive field after each layer, and what it adds. */
  public static List<List<String>> rowsWithReceptiveField(NetSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    int before = 1;
    for (List<String> row : rows(summary)) {
      List<String> wider = new ArrayList<>(row);
      if (rows.isEmpty()) {
        wider.addAll(List.of("receptive field", "adds"));
      } else {
        int field = summary.rows().get(rows.size() - 1).receptiveField();
        wider.addAll(List.of(square(field), field == before ? "-" : "+" + (field - before)));
        before = field;
      }
      rows.add(wider);
    }
    return rows;
  }

  /** Sentences on the net as a whole. */
  public static List<String> totals(NetSummary summary) {
    return List.of(
        "Input: " + summary.input() + ".",
        "Parameters: " + number(summary.parameters()) + ".",
        "Multiply-accumulates: " + number(summary.multiplyAccumulates()) + " per image.",
        "Receptive field before the flattening: " + square(summary.receptiveField()) + " pixels.",
        String.format(
            Locale.ROOT,
            "Forward pass: %,d values, %.2f MiB per image in float32.",
            summary.forwardValues(),
            summary.forwardBytes() / 1024.0 / 1024.0));
  }

  private static String square(int side) {
    return side + "x" + side;
  }

  private static String number(long value) {
    return value == 0 ? "-" : String.format(Locale.ROOT, "%,d", value);
  }

  private SummaryText() {}
}
