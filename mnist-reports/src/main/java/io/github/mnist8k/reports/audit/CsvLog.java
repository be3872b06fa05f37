package io.github.mnist8k.reports.audit;

import io.github.mnist8k.data.files.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table with a row for each epoch: its number, and accuracies under one of their usual names. */
final class CsvLog {

  private static final List<String> TEST =
      List.of("test_accuracy", "test_acc", "val_accuracy", "val_acc", "validation_accuracy");
  private static final List<String> TRAIN =
      List.of("train_accuracy", "train_acc", "training_accuracy", "accuracy", "acc");
  private static final String EPOCH = "epoch";
  private static final String SEPARATORS = ",;\t";

  private CsvLog() {}

  /** Whether the first line that is not empty names a column of epochs and one more. */
  static boolean isTable(List<Line> lines) {
    return lines.stream()
        .map(line -> line.text().strip().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .filter(text -> text.matches("(.*[,;\t\"'])?epoch([\"',;\t].*)?") && separator(text) != 0)
        .isPresent();
  }

  private static char separator(String header) {
    return (char)
        SEPARATORS.chars().filter(sign -> header.indexOf(sign) >= 0).findFirst().orElse(0);
  }

  static TrainingLog read(String name, List<Line> lines) {
    String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    char separator = separator(text.stripLeading().lines().findFirst().orElseThrow());
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .get();
    try (CSVParser table = CSVParser.parse(text.stripLeading(), format)) {
      Map<String, Integer> columns = table.getHeaderMap();
      String test = column(columns, TEST);
      if (test == null) {
        throw new IllegalArgumentException(
            "line 1: expected a column of test accuracies (one of %s), found the columns %s"
                .formatted(String.join(", ", TEST), String.join(", ", table.getHeaderNames())));
      }
      var log = new LogBuilder();
      for (CSVRecord row : table) {
        log.add(epoch(row, columns, test, table.getCurrentLineNumber()));
      }
      if (log.isEmpty()) {
        throw new IllegalArgumentException("line 1: expected rows after the header, found none");
      }
      return log.build(name);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          OneLine.of("expected a table of comma-separated values, found none: " + e.getMessage()),
          e);
    } catch (IllegalArgumentException e) { // cells and names of columns may hold anything
      throw new IllegalArgumentException(OneLine.of(e.getMessage()), e);
    }
  }

  private static LoggedEpoch epoch(
      CSVRecord row, Map<String, Integer> columns, String test, long line) {
    String place = "line " + line;
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d values as in the header, found %d (a decimal comma?)"
              .formatted(place, columns.size(), row.size()));
    }
    String train = column(columns, TRAIN);
    double epoch = number(row, EPOCH, place);
    if (epoch != Math.rint(epoch) || epoch < 0) {
      throw new IllegalArgumentException(
          place + ": expected the number of an epoch, found " + row.get(EPOCH));
    }
    double accuracy = number(row, test, place);
    return new LoggedEpoch(
        place,
        (int) epoch,
        train == null || row.get(train).isEmpty() ? null : (Double) number(row, train, place),
        accuracy);
  }

  private static double number(CSVRecord row, String column, String place) {
    String text = row.get(column);
    if (!text.matches("\\d+([.,]\\d+)?([eE][+-]?\\d+)?")) {
      throw new IllegalArgumentException(
          "%s: expected a number in %s, found \"%s\"".formatted(place, column, text));
    }
    return Double.parseDouble(text.replace(',', '.'));
  }

  private static String column(Map<String, Integer> columns, List<String> names) {
    return names.stream().filter(columns::containsKey).findFirst().orElse(null);
  }
}
