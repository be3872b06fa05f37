package io.github.mnist8k.reproduce.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.reports.sheet.WrongDigitsPicture;
import io.github.mnist8k.reproduce.DataFiles;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.tensorboard.EventReader.Point;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Summary;

/** What {@code run --tensorboard} writes, read back. */
class TensorBoardTest {

  private static final String STEP_6 = "era2-s7/step6";
  private static final int UPDATES = 21; // two chunks

  @TempDir Path folder;
  private Path data;
  private Path runs;
  private Path board;
  private Path events;

  @BeforeEach
  void drawDigits() throws IOException {
    data = DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(128 * UPDATES, 1));
    runs = folder.resolve("runs");
    board = folder.resolve("board");
    events = board.resolve(STEP_6).resolve("seed-0");
  }

  private Invocation train(int epochs, Object... more) {
    List<Object> words = new ArrayList<>(List.of("run", "--step", 6, "--epochs", epochs));
    words.addAll(List.of("--device", "cpu", "--threads", 1, "--quiet", "--tensorboard", board));
    words.addAll(List.of("--data", data, "--out", runs));
    words.addAll(List.of(more));
    return Invocation.of(words.toArray());
  }

  private List<Long> steps(String tag) throws IOException {
    return EventReader.points(events, tag).stream().map(Point::step).toList();
  }

  private float value(String tag, int index) throws IOException {
    return EventReader.points(events, tag).get(index).value().getSimpleValue();
  }

  @Test
  void resumedRunGoesOnInANewFileAndAnOverwrittenOneBeginsAnew() throws IOException {
    train(1).silentSuccess();
    assertEquals(1, EventReader.files(events).size());
    train(2, "--resume").silentSuccess();
    assertEquals(2, EventReader.files(events).size());
    for (Path file : EventReader.files(events)) {
      assertEquals("brain.Event:2", EventReader.events(file).get(0).getFileVersion());
    }

    List<EpochRecord> log = EpochCsv.read(RunFolder.of(runs, STEP_6, 0).epochs());
    for (int epoch = 0; epoch < 2; epoch++) {
      EpochRecord row = log.get(epoch);
      assertEquals((float) row.trainAccuracy(), value("accuracy/train", epoch));
      assertEquals((float) row.testAccuracy(), value("accuracy/test", epoch));
      assertEquals((float) row.trainLoss(), value("loss/train", epoch));
      assertEquals((float) row.testLoss(), value("loss/test", epoch));
      assertEquals((float) row.learningRate(), value("rates/learning_rate", 2 * epoch + 1));
      assertEquals((float) row.momentum(), value("rates/momentum", 2 * epoch + 1));
    }
    assertEquals(List.of(0L, 1L), steps("accuracy/test"));
    assertEquals(List.of(20L, 21L, 41L, 42L), steps("rates/learning_rate"));
    assertText(EventReader.points(events, "recipe").get(0).value());
    assertPicture(EventReader.points(events, "wrong_digits"));

    train(1, "--overwrite").silentSuccess();
    assertEquals(1, EventReader.files(events).size());
    assertEquals(List.of(0L), steps("accuracy/test"));
  }

  private static void assertText(Summary.Value value) {
    assertEquals("text", value.getMetadata().getPluginData().getPluginName());
    String table = value.getTensor().getStringVal(0).toStringUtf8();
    assertTrue(table.startsWith("| choice | value |\n| --- | --- |\n"), table);
    assertTrue(table.contains("\n| experiment | era2-s7/step6 |\n"), table);
    assertTrue(table.contains("\n| optimizer | Sgd (learningRate "), table);
  }

  private static void assertPicture(List<Point> points) throws IOException {
    assumeTrue(WrongDigitsPicture.canBeDrawn(), "skipped: this Java has no fonts");
    assertEquals(List.of(0L, 1L), points.stream().map(Point::step).toList());
    Summary.Image image = points.get(1).value().getImage();
    BufferedImage picture = ImageIO.read(image.getEncodedImageString().newInput());
    assertEquals(picture.getWidth(), image.getWidth());
    assertEquals(picture.getHeight(), image.getHeight());
    assertEquals(3, image.getColorspace(), "red, green and blue");
  }

  @Test
  void folderThatCannotBeWrittenIsOneLineBeforeTraining() throws IOException {
    Files.writeString(board, "a file");
    train(1).assertRefused("--tensorboard", "expected a folder", board.toString());
    assertTrue(Files.notExists(runs.resolve(STEP_6)), "nothing was trained");
    board = Path.of("");
    train(1).assertRefused("--tensorboard", "found nothing");
  }
}
