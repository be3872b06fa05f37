package io.github.mnist8k.reproduce.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** The bytes of event files. */
class EventFileTest {

  @TempDir Path folder;

  /**
   * Known bytes: the first event of every file that TensorFlow writes has 24 bytes, and their
   * length the checksum a3 7f 4b 22.
   */
  @Test
  void fileBeginsAsThoseOfTensorFlow() throws IOException {
    EventFile.create(folder).flush();
    byte[] bytes = Files.readAllBytes(EventReader.files(folder).get(0));
    assertEquals(
        "1800000000000000" + "a37f4b22" + "09", // then the field of the time
        HexFormat.of().formatHex(Arrays.copyOf(bytes, 13)));
    assertEquals(
        "1a0d" + HexFormat.of().formatHex("brain.Event:2".getBytes()),
        HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 21, 36)));
    assertEquals(40, bytes.length);
  }

  @Test
  void whatIsNotFlushedIsNotWritten() throws IOException {
    EventFile file = EventFile.create(folder);
    file.add(1, Summary.newBuilder());
    file.flush();
    file.add(2, Summary.newBuilder());
    List<Event> events = EventReader.events(EventReader.files(folder).get(0));
    assertEquals(List.of(0L, 1L), events.stream().map(Event::getStep).toList());
  }

  @Test
  void filesAreReadInTheOrderInWhichTheyWereBegun() throws IOException {
    EventFile.create(folder);
    Path first = EventReader.files(folder).get(0);
    EventFile.create(folder);
    EventFile.create(folder);
    assertEquals(3, EventReader.files(folder).size());
    assertEquals(first, EventReader.files(folder).get(0));
  }

  @Test
  void filesOfOthersAreNotRemoved() throws IOException {
    Path other = Files.writeString(folder.resolve("events.out.tfevents.0000000001.host"), "");
    EventFile.create(folder);
    EventFile.removeEarlier(folder);
    assertEquals(List.of(other), EventReader.files(folder));
    EventFile.removeEarlier(folder.resolve("none"));
    assertTrue(Files.notExists(folder.resolve("none")));
  }
}
