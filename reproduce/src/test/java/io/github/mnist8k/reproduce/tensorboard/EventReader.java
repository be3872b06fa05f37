package io.github.mnist8k.reproduce.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Reads event files as TensorBoard does: it leaves out what has a wrong checksum; this fails. */
final class EventReader {

  /** A value, and where it stands. */
  record Point(long step, Summary.Value value) {}

  /** The event files in a folder, in the order in which TensorBoard reads them. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains("tfevents"))
          .sorted()
          .toList();
    }
  }

  /** All events of a file. */
  static List<Event> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = checked(bytes, Long.BYTES);
      long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      events.add(Event.parseFrom(checked(bytes, Math.toIntExact(size))));
    }
    return events;
  }

  private static byte[] checked(ByteBuffer bytes, int size) {
    byte[] data = new byte[size];
    bytes.get(data);
    var crc = new CRC32C();
    crc.update(data);
    long sum = crc.getValue();
    long masked = ((sum >>> 15 | sum << 17) + 0xa282ead8L) & 0xffffffffL;
    assertEquals(masked, Integer.toUnsignedLong(bytes.getInt()), "checksum");
    return data;
  }

  /** The values of a tag in all files of a folder. */
  static List<Point> points(Path folder, String tag) throws IOException {
    List<Point> points = new ArrayList<>();
    for (Path file : files(folder)) {
      for (Event event : events(file)) {
        event.getSummary().getValueList().stream()
            .filter(value -> value.getTag().equals(tag))
            .forEach(value -> points.add(new Point(event.getStep(), value)));
      }
    }
    return points;
  }

  private EventReader() {}
}
