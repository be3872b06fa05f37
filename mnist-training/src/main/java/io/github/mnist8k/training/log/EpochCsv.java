package io.github.mnist8k.training.log;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.files.OneLine;
import io.github.mnist8k.training.log.RunFolderException.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The epoch log of one run, {@code epochs.csv}: a header, then one row per epoch in order from
 * epoch 0, all of the same experiment, dataset and seed. UTF-8, rows end with a line feed.
 *
 * <p>What an editor does to such a file does no harm: a byte-order mark, other line ends, no line
 * feed after a whole last row. Columns of one's own after the known ones are kept; a row that is
 * appended is empty there.
 */
public final class EpochCsv {

  /** Name of the file in the folder of a run. */
  public static final String FILE_NAME = "epochs.csv";

  private static final String HEADER = String.join(",", EpochRow.COLUMNS);
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private EpochCsv() {}

  /**
   * Creates a log that has its header and no rows.
   *
   * @param file the file to create, in an existing folder
   * @throws FileAlreadyExistsException if there is such a file: a log is never overwritten
   * @throws IOException if the file cannot be written
   */
  public static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "there is a log already; resume its run or move it away");
    }
    AtomicFiles.writeText(file, HEADER + "\n");
  }

  /**
   * Appends one row and returns when it is on the disk.
   *
   * @param file a log made by {@link #create} or cut back by {@link #keepBefore}
   * @param epoch the row
   * @throws IOException if the file is missing, ends in the middle of a row, or cannot be written;
   *     it is then as it was
   */
  public static void append(Path file, EpochRecord epoch) throws IOException {
    requireFile(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      append(file, channel, epoch);
    }
  }

  /** Appends to an open log. */
  static void append(Path file, FileChannel channel, EpochRecord epoch) throws IOException {
    List<String> empty =
        Collections.nCopies(columns(file, text(file)).size() - EpochRow.COLUMNS.size(), "");
    ByteBuffer last = ByteBuffer.allocate(1);
    long size = channel.size();
    if (size == 0 || channel.read(last, size - 1) != 1 || last.get(0) != '\n') {
      throw new IOException(
          file + ": expected a complete last line, found a torn one; resume the run to repair");
    }
    try {
      ByteBuffer row = StandardCharsets.UTF_8.encode(EpochRow.format(epoch, empty) + "\n");
      channel.position(size);
      while (row.hasRemaining()) {
        channel.write(row);
      }
      channel.force(true);
    } catch (ClosedByInterruptException e) {
      throw e; // a resumed run drops the torn row
    } catch (IOException e) {
      var failure =
          new RunFolderException(
              file
                  + ": cannot write the row of epoch "
                  + epoch.epoch()
                  + ": "
                  + Objects.requireNonNullElse(e.getMessage(), e.toString())
                  + "; mend that (free some space), then resume the run",
              e,
              Way.RESUME);
      try {
        channel.truncate(size);
      } catch (IOException torn) {
        failure.addSuppressed(torn); // a resumed run drops the torn row
      }
      throw failure;
    }
  }

  /**
   * Reads all rows, strictly.
   *
   * @param file the log
   * @return the epochs in order, possibly none
   * @throws IOException if the file is missing or breaks the contract anywhere, with the file, the
   *     line, what was expected and what was found
   */
  public static List<EpochRecord> read(Path file) throws IOException {
    String text = text(file);
    if (isTorn(file, text)) {
      throw violation(
          file,
          text.lines().count(),
          "a whole row at the end, found a torn last line; resume the run to repair");
    }
    return epochs(parse(file, text));
  }

  /**
   * Whether a log ends in the middle of a row.
   *
   * @param file the log
   * @throws IOException if the file is missing or has not the log's header
   */
  public static boolean isTorn(Path file) throws IOException {
    return isTorn(file, text(file));
  }

  private static boolean isTorn(Path file, String text) throws IOException {
    return !withoutTornLine(file, text).equals(text);
  }

  /**
   * Reads the rows as {@link #read} does, apart from a torn last line, which a killed run can
   * leave: it is left out.
   *
   * @param file the log
   * @return the epochs in order, possibly none
   * @throws IOException if the file is missing or breaks the contract in any complete line
   */
  public static List<EpochRecord> readComplete(Path file) throws IOException {
    return epochs(parse(file, withoutTornLine(file, text(file))));
  }

  /**
   * Cuts a log back for a run that is resumed: keeps the complete rows before an epoch and replaces
   * the file atomically, in the form that {@link #append} goes on with.
   *
   * @param file the log
   * @param epoch the first epoch to drop
   * @return the epochs kept, in order; fewer than {@code epoch} if the log is shorter than that
   * @throws IOException if the file is missing or breaks the contract in any complete line; it is
   *     then as it was
   */
  public static List<EpochRecord> keepBefore(Path file, int epoch) throws IOException {
    String text = withoutTornLine(file, text(file));
    List<Row> kept = parse(file, text).stream().filter(row -> row.epoch.epoch() < epoch).toList();
    StringBuilder rewritten = new StringBuilder();
    rewritten.append(text.lines().findFirst().orElseThrow()).append('\n');
    kept.forEach(row -> rewritten.append(EpochRow.format(row.epoch, row.others)).append('\n'));
    AtomicFiles.writeText(file, rewritten.toString());
    return epochs(kept);
  }

  /**
   * One row.
   *
   * @param others cells of the columns after the known ones
   */
  private record Row(EpochRecord epoch, List<String> others) {}

  private static List<EpochRecord> epochs(List<Row> rows) {
    return rows.stream().map(Row::epoch).toList();
  }

  /** The content without a byte-order mark. */
  private static String text(Path file) throws IOException {
    requireFile(file);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected UTF-8 text, found other bytes", e);
    }
  }

  private static String withoutTornLine(Path file, String text) throws IOException {
    int end = text.lastIndexOf('\n') + 1;
    String last = text.substring(end).stripTrailing();
    boolean torn = !last.isEmpty() && !EpochRow.isWhole(last, columns(file, text).size());
    return torn ? text.substring(0, end) : text;
  }

  /** The columns that the header names. */
  private static List<String> columns(Path file, String text) throws IOException {
    String header = text.lines().findFirst().orElse("");
    if (!header.equals(HEADER) && !header.startsWith(HEADER + ",")) {
      throw violation(file, 1, "the header " + HEADER + ", found " + header);
    }
    List<String> columns = EpochRow.cells(header);
    if (columns.contains("")) {
      throw violation(file, 1, "a name for each column, found none for one of " + columns.size());
    }
    return columns;
  }

  private static List<Row> parse(Path file, String text) throws IOException {
    int columns = columns(file, text).size();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, EpochRow.FORMAT)) {
      for (CSVRecord row : parser) {
        // The parser does not number the header it skips, so the first row is on line 2.
        EpochRecord epoch = parse(file, row.getRecordNumber() + 1, row, columns, rows);
        rows.add(new Row(epoch, row.toList().subList(EpochRow.COLUMNS.size(), columns)));
      }
    } catch (UncheckedIOException e) {
      throw new IOException(OneLine.of(file + ": " + e.getCause().getMessage()), e);
    }
    return rows;
  }

  private static EpochRecord parse(
      Path file, long line, CSVRecord row, int columns, List<Row> before) throws IOException {
    EpochRecord epoch;
    try {
      epoch = EpochRow.parse(row, columns);
    } catch (IllegalArgumentException e) {
      throw new IOException(OneLine.of(file + ": line " + line + ": " + e.getMessage()), e);
    }
    if (epoch.epoch() != before.size()) {
      throw violation(file, line, "epoch " + before.size() + ", found epoch " + epoch.epoch());
    }
    if (!before.isEmpty() && !run(epoch).equals(run(before.get(0).epoch))) {
      throw violation(file, line, run(before.get(0).epoch) + ", found " + run(epoch));
    }
    return epoch;
  }

  private static String run(EpochRecord epoch) {
    return epoch.experiment() + " on " + epoch.dataset() + " with seed " + epoch.seed();
  }

  private static IOException violation(Path file, long line, String expected) {
    return new IOException(OneLine.of(file + ": line " + line + ": expected " + expected));
  }

  private static void requireFile(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such epoch log");
    }
  }
}
