package io.github.mnist8k.reports.performance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A figure of one program in the comparison with its rivals, a row of {@code bench/results.csv}.
 *
 * @param program the program
 * @param version its version, and that of its engine
 * @param java version of Java that it ran on, or {@code -} if it is no Java program
 * @param experiment id of the experiment, or {@code -} if the figure does not depend on one
 * @param threads threads of each job
 * @param jobs jobs side by side; speeds are those of all together
 * @param figure what was measured, such as {@code training}
 * @param unit unit of the three values, such as {@code images/s}
 * @param n number of runs, at least 1
 * @param median median of the runs
 * @param min smallest
 * @param max largest
 * @param cpu name of the processor
 * @param cores its cores
 * @param date day of the measurement, ISO 8601
 */
public record Measurement(
    String program,
    String version,
    String java,
    String experiment,
    int threads,
    int jobs,
    String figure,
    String unit,
    int n,
    double median,
    double min,
    double max,
    String cpu,
    int cores,
    String date) {

  /** Checks that nothing is null. */
  public Measurement {
    Objects.requireNonNull(program, "program");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(java, "java");
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(date, "date");
  }

  /**
   * What was measured: a program, on a Java.
   *
   * @param name its name
   * @param java version of Java, or {@code -}
   */
  record Program(String name, String java) {

    /** Whether it is one of this project. */
    boolean isOurs() {
      return name.startsWith("mnist");
    }
  }

  /** The program measured. */
  Program on() {
    return new Program(program, java);
  }

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * Reads a file of measurements.
   *
   * @return the rows, at least one
   * @throws IOException if it cannot be read or has no row, or naming the row that is not a
   *     measurement
   */
  public static List<Measurement> read(Path file) throws IOException {
    List<Measurement> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      for (CSVRecord row : parser) {
        try {
          rows.add(of(row));
        } catch (IllegalArgumentException e) {
          throw new IOException(file + ": row " + row.getRecordNumber() + ": " + e.getMessage(), e);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(file + ": expected measurements, found none");
    }
    return rows;
  }

  private static Measurement of(CSVRecord row) {
    return new Measurement(
        row.get("program"),
        row.get("version"),
        row.get("java"),
        row.get("experiment"),
        Integer.parseInt(row.get("threads")),
        Integer.parseInt(row.get("jobs")),
        row.get("figure"),
        row.get("unit"),
        Integer.parseInt(row.get("n")),
        Double.parseDouble(row.get("median")),
        Double.parseDouble(row.get("min")),
        Double.parseDouble(row.get("max")),
        row.get("cpu"),
        Integer.parseInt(row.get("cores")),
        row.get("date"));
  }
}
