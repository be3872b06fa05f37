package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.tensorflow.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code run} cannot do ends with one clear line, before anything is written. */
class BadInputTest {

  @TempDir Path folder;
  private Path out;
  private Path aFile;

  @BeforeEach
  void makeAFile() throws IOException {
    out = folder.resolve("runs");
    aFile = Files.writeString(folder.resolve("file"), "text");
  }

  @AfterEach
  void nothingWasWritten() throws IOException {
    assertTrue(Files.notExists(out));
    assertEquals(2, Folders.content(folder).size(), "the folder and one file in it");
    assertEquals("text", Files.readString(aFile));
  }

  @ParameterizedTest
  @CsvSource({
    "--step 9, unknown step 9, the nearest is era2-s7/step6",
    "--experiment era2-s7/step33, unknown experiment era2-s7/step33, the nearest is era2-s7/step3",
    "--experiment s7/modle3, unknown experiment s7/modle3, the nearest is s7/model3",
    "--assignment tsai-a7, unknown assignment tsai-a7, the nearest is tsai-a6",
    "--assignment era-s7, unknown assignment era-s7, the nearest is era2-s7",
    "--assignment era-s7 --step 3, unknown assignment era-s7, the nearest is era2-s7",
    "--assignment era-a6 --step 2, unknown step 2 of era-a6, the nearest is era-a6/model1",
    "--assignment tsai-a6 --step 4, unknown step 4 of tsai-a6, the nearest is tsai-a6/model3",
    "--step three, --step, three",
    "--step 3 --stepp 4, Unknown option, the nearest is --step",
    "--step 3 --epoch 1, --epoch, the nearest is --epochs",
    "--step 3 extra, Unmatched argument, extra",
    "'', nothing is chosen, one of --step",
    "--step 3 --all, too much is chosen, one of --step",
    "--step 3 --experiment era2-s7/step3, too much is chosen, one of --step",
    "--assignment era2-s7 --all, too much is chosen, one of --step",
  })
  void selection(String words, String wrong, String help) {
    refused(words).assertRefused(wrong, help);
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs 0, --epochs: expected 1 to 15, found 0",
    "--epochs 16, --epochs: expected 1 to 15, found 16",
    "--epochs -1, --epochs: expected 1 to 15, found -1",
    "--epochs many, --epochs, many",
    "--seeds x, --seeds, found x",
    "--seeds 4..0, --seeds, found 4..0",
    "--seeds -1, --seeds, found -1",
    "'--seeds 1,,2', --seeds, 'found 1,,2'",
    "--seeds 0..999999999, --seeds, found 0..999999999",
    "--jobs 0, --jobs: expected 1 or more, found 0",
    "--jobs -2, --jobs: expected 1 or more, found -2",
    "--threads 0, --threads: expected at least one, found 0",
    "--threads 2 --jobs 3, --threads: expected at least one for each of 3 jobs, found 2",
    "--device tpu, --device, tpu",
    "--epochs, --epochs, Missing",
  })
  void numbersAndNames(String words, String wrong, String found) {
    refused("--step 6 " + words).assertRefused(wrong, found);
  }

  @ParameterizedTest
  @CsvSource({
    "--experiment era-a6/model1 --epochs 21, 1 to 20 for era-a6/model1",
    "--all --epochs 16, 1 to 15 for tsai-a6/model1",
  })
  void mostEpochsAreThoseOfTheExperiment(String words, String expected) {
    refused(words).assertRefused("--epochs: expected " + expected);
  }

  @Test
  void unknownCommand() {
    Invocation.of("trian").assertRefused("trian");
  }

  @Test
  void gpuWhereThereIsNone() {
    assumeFalse(Sessions.available(Device.GPU), "skipped: this machine has a GPU");
    refused("--step 6 --device gpu").assertRefused("--device gpu", "use --device cpu");
  }

  @Test
  void outFolderIsAFile() {
    Invocation.of("run", "--step", "6", "--data", "synthetic", "--out", aFile)
        .assertRefused("--out: expected a folder", aFile.toString());
  }

  @Test
  void outFolderLiesBelowAFile() {
    Path below = aFile.resolve("runs");
    Invocation.of("run", "--step", "6", "--data", "synthetic", "--out", below)
        .assertRefused("--out", below.toString());
  }

  private Invocation refused(String words) {
    List<Object> args = new ArrayList<>(List.of("run", "--data", "synthetic", "--out", out));
    if (!words.isEmpty()) {
      args.addAll(List.of(words.split(" ")));
    }
    return Invocation.of(args.toArray());
  }
}
