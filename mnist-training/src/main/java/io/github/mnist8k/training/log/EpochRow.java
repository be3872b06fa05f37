package io.github.mnist8k.training.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One {@link EpochRecord} as a row of text and back. */
final class EpochRow {

  static final List<String> COLUMNS =
      List.of(
          "experiment",
          "dataset",
          "seed",
          "epoch",
          "updates",
          "learning_rate",
          "momentum",
          "train_loss",
          "train_accuracy",
          "test_loss",
          "test_correct",
          "test_accuracy",
          "train_seconds",
          "test_seconds");

  /**
   * Empty lines count as rows, so that they are refused like any other wrong row. Columns after the
   * known ones are read by no name.
   */
  static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader(COLUMNS.toArray(String[]::new))
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(false)
          .setRecordSeparator('\n')
          .get();

  private static final Pattern LAST_SECONDS =
      Pattern.compile("\\.\\d{" + EpochRecord.SECONDS_DECIMALS + "}$");

  private static final int ANY_DECIMALS = Integer.MAX_VALUE;

  private EpochRow() {}

  /**
   * The row without its line end.
   *
   * @param others cells of the columns after the known ones
   */
  static String format(EpochRecord epoch, List<String> others) {
    List<Object> cells = new ArrayList<>(known(epoch));
    cells.addAll(others);
    return FORMAT.format(cells.toArray());
  }

  private static List<Object> known(EpochRecord epoch) {
    return List.of(
        epoch.experiment(),
        epoch.dataset(),
        epoch.seed(),
        epoch.epoch(),
        epoch.updates(),
        Double.toString(epoch.learningRate()),
        Double.toString(epoch.momentum()),
        fixed(epoch.trainLoss(), EpochRecord.LOSS_DECIMALS),
        fixed(epoch.trainAccuracy(), EpochRecord.ACCURACY_DECIMALS),
        fixed(epoch.testLoss(), EpochRecord.LOSS_DECIMALS),
        epoch.testCorrect(),
        fixed(epoch.testAccuracy(), EpochRecord.ACCURACY_DECIMALS),
        fixed(epoch.trainSeconds(), EpochRecord.SECONDS_DECIMALS),
        fixed(epoch.testSeconds(), EpochRecord.SECONDS_DECIMALS));
  }

  /**
   * Reads a row.
   *
   * @param columns number of columns that the header names
   * @throws IllegalArgumentException naming the column, what was expected and what was found
   */
  static EpochRecord parse(CSVRecord row, int columns) {
    if (row.size() != columns) {
      throw new IllegalArgumentException("expected " + columns + " columns, found " + row.size());
    }
    return new EpochRecord(
        row.get("experiment"),
        row.get("dataset"),
        integer(row, "seed"),
        smallInteger(row, "epoch"),
        integer(row, "updates"),
        decimal(row, "learning_rate", ANY_DECIMALS),
        decimal(row, "momentum", ANY_DECIMALS),
        decimal(row, "train_loss", EpochRecord.LOSS_DECIMALS),
        decimal(row, "train_accuracy", EpochRecord.ACCURACY_DECIMALS),
        decimal(row, "test_loss", EpochRecord.LOSS_DECIMALS),
        smallInteger(row, "test_correct"),
        decimal(row, "test_accuracy", EpochRecord.ACCURACY_DECIMALS),
        decimal(row, "train_seconds", EpochRecord.SECONDS_DECIMALS),
        decimal(row, "test_seconds", EpochRecord.SECONDS_DECIMALS));
  }

  /**
   * The cells of one line.
   *
   * @throws IOException if it is not one line of CSV
   */
  static List<String> cells(String line) throws IOException {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.DEFAULT)) {
      List<CSVRecord> rows = parser.getRecords();
      return rows.isEmpty() ? List.of() : rows.get(0).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Whether a line without its line feed is a whole row: a torn one lacks columns, or decimals of
   * the seconds that end it.
   *
   * @param columns number of columns that the header names
   */
  static boolean isWhole(String line, int columns) {
    try {
      List<String> cells = cells(line);
      return cells.size() == columns && LAST_SECONDS.matcher(cells.get(COLUMNS.size() - 1)).find();
    } catch (IOException e) {
      return false;
    }
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static long integer(CSVRecord row, String column) {
    try {
      return Long.parseLong(row.get(column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, "a whole number", e);
    }
  }

  private static int smallInteger(CSVRecord row, String column) {
    try {
      return Integer.parseInt(row.get(column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, "a whole number", e);
    }
  }

  /** More decimals than the file has by contract would be lost without a word: they are refused. */
  private static double decimal(CSVRecord row, String column, int decimals) {
    BigDecimal value;
    try {
      value = new BigDecimal(row.get(column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, "a finite decimal number", e);
    }
    if (value.scale() > decimals) {
      throw wrong(row, column, "at most " + decimals + " decimals", null);
    }
    return value.doubleValue();
  }

  private static IllegalArgumentException wrong(
      CSVRecord row, String column, String expected, NumberFormatException cause) {
    return new IllegalArgumentException(
        column + ": expected " + expected + ", found \"" + row.get(column) + "\"", cause);
  }
}
