package io.github.mnist8k.training.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The epoch log of one run, {@code epochs.csv}: a header, then one row per epoch in order from
 * epoch 0, all of the same experiment, dataset and seed. UTF-8, rows end with a line feed.
 */
public final class EpochCsv {

  /** Name of the file in the folder of a run. */
  public static final String FILE_NAME = "epochs.csv";

  private static final String HEADER = String.join(",", EpochRow.COLUMNS);

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
          file + ": there is a log already; resume its run or move it away");
    }
    TextFiles.write(file, HEADER + "\n");
  }

  /**
   * Appends one row and returns when it is on the disk.
   *
   * @param file a log made by {@link #create}
   * @param epoch the row
   * @throws IOException if the file is missing, ends in the middle of a row, or cannot be written
   */
  public static void append(Path file, EpochRecord epoch) throws IOException {
    requireFile(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = channel.size();
      if (size == 0 || channel.read(last, size - 1) != 1 || last.get(0) != '\n') {
        throw new IOException(
            file + ": expected a complete last line, found a torn one; resume the run to repair");
      }
      channel.position(size);
      channel.write(StandardCharsets.UTF_8.encode(EpochRow.format(epoch) + "\n"));
      channel.force(true);
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
    if (!text.endsWith("\n")) {
      throw violation(file, text.lines().count(), "a line feed at the end, found a torn last line");
    }
    return parse(file, text);
  }

  /**
   * Cuts a log back for a run that is resumed: keeps the complete rows before an epoch and replaces
   * the file atomically. A torn last line, which a killed run can leave, is dropped.
   *
   * @param file the log
   * @param epoch the first epoch to drop
   * @return the epochs kept, in order; fewer than {@code epoch} if the log is shorter than that
   * @throws IOException if the file is missing or breaks the contract in any complete line
   */
  public static List<EpochRecord> keepBefore(Path file, int epoch) throws IOException {
    String text = text(file);
    String complete = text.substring(0, text.lastIndexOf('\n') + 1);
    List<EpochRecord> kept =
        parse(file, complete).stream().filter(row -> row.epoch() < epoch).toList();
    StringBuilder rewritten = new StringBuilder(HEADER).append('\n');
    kept.forEach(row -> rewritten.append(EpochRow.format(row)).append('\n'));
    TextFiles.write(file, rewritten.toString());
    return kept;
  }

  private static String text(Path file) throws IOException {
    requireFile(file);
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected UTF-8 text, found other bytes", e);
    }
  }

  private static List<EpochRecord> parse(Path file, String text) throws IOException {
    String header = text.lines().findFirst().orElse("");
    if (!header.equals(HEADER)) {
      throw violation(file, 1, "the header " + HEADER + ", found " + header);
    }
    List<EpochRecord> epochs = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(text, EpochRow.FORMAT)) {
      for (CSVRecord row : rows) {
        // The parser does not number the header it skips, so the first row is on line 2.
        epochs.add(parse(file, row.getRecordNumber() + 1, row, epochs));
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": " + e.getCause().getMessage(), e);
    }
    return List.copyOf(epochs);
  }

  private static EpochRecord parse(Path file, long line, CSVRecord row, List<EpochRecord> before)
      throws IOException {
    EpochRecord epoch;
    try {
      epoch = EpochRow.parse(row);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": line " + line + ": " + e.getMessage(), e);
    }
    if (epoch.epoch() != before.size()) {
      throw violation(file, line, "epoch " + before.size() + ", found epoch " + epoch.epoch());
    }
    if (!before.isEmpty() && !run(epoch).equals(run(before.get(0)))) {
      throw violation(file, line, run(before.get(0)) + ", found " + run(epoch));
    }
    return epoch;
  }

  private static String run(EpochRecord epoch) {
    return epoch.experiment() + " on " + epoch.dataset() + " with seed " + epoch.seed();
  }

  private static IOException violation(Path file, long line, String expected) {
    return new IOException(file + ": line " + line + ": expected " + expected);
  }

  private static void requireFile(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such epoch log");
    }
  }
}
