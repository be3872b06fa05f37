package io.github.mnist8k.reproduce.tensorboard;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * A file of events as TensorBoard reads them: TFRecords, each a length, its checksum, an {@link
 * Event}, and its checksum. Events are kept in memory until they are flushed, so those of an epoch
 * that is not finished are never written, and a run that goes on has no need to take them back.
 */
final class EventFile {

  /** TensorBoard takes every file for one of events that has {@code tfevents} in its name. */
  private static final String PREFIX = "events.out.tfevents.";

  /** In the place of a host's name, which is nobody's business; it says which files are ours. */
  private static final String SUFFIX = ".mnist8k";

  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;

  private final Path file;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  /**
   * Creates a file in a folder, after those that are there already.
   *
   * @throws IOException if it cannot be written
   */
  static EventFile create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) { // which follows links, as createDirectories does not
      Files.createDirectories(folder);
    }
    long second = Instant.now().getEpochSecond();
    while (Files.exists(path(folder, second))) {
      second++; // runs go on in the order of names
    }
    var events = new EventFile(path(folder, second));
    Files.newOutputStream(events.file, CREATE_NEW).close();
    events.add(Event.newBuilder().setFileVersion(VERSION));
    return events;
  }

  /**
   * Removes the files that earlier runs of this program left in a folder; those of others stay.
   *
   * @throws IOException if one cannot be removed
   */
  static void removeEarlier(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> ours = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : ours) {
        Files.delete(file);
      }
    }
  }

  private static Path path(Path folder, long second) {
    return folder.resolve(PREFIX + "%010d".formatted(second) + SUFFIX);
  }

  private EventFile(Path file) {
    this.file = file;
  }

  /**
   * Adds values.
   *
   * @param step where they stand on TensorBoard's axis
   */
  void add(long step, Summary.Builder values) {
    add(Event.newBuilder().setStep(step).setSummary(values));
  }

  private void add(Event.Builder event) {
    byte[] data = event.setWallTime(System.currentTimeMillis() / 1e3).build().toByteArray();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    for (byte[] part : new byte[][] {length, checksum(length), data, checksum(data)}) {
      pending.writeBytes(part);
    }
  }

  /**
   * Writes what has been added.
   *
   * @throws IOException if it cannot be written
   */
  void flush() throws IOException {
    try (OutputStream out = Files.newOutputStream(file, APPEND)) {
      pending.writeTo(out);
    }
    pending.reset();
  }

  /** Turned and shifted, as a checksum of data that hold checksums would be weak. */
  private static byte[] checksum(byte[] data) {
    var crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    return little(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
