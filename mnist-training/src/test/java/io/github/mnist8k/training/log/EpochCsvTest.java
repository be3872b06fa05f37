package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochCsvTest {

  private static final String HEADER =
      "experiment,dataset,seed,epoch,updates,learning_rate,momentum,train_loss,train_accuracy,"
          + "test_loss,test_correct,test_accuracy,train_seconds,test_seconds\n";
  private static final String ROW_0 =
      "era2-s7/step3,mnist,1,0,469,0.01,0.9,0.22345679,93.47,0.08530000,9862,98.62,13.500,1.200\n";
  private static final String ROW_1 =
      "era2-s7/step3,mnist,1,1,469,4.0E-7,0.9,0.06000000,98.25,0.05390000,9900,99.00,13.500,1.200\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve(EpochCsv.FILE_NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "fa-IR", "ar-EG", "bn-BD", "th-TH-u-nu-thai"})
  void writesTheContractsHeaderAndDecimalsWhateverTheLocale(String locale) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      EpochCsv.create(file);
      EpochCsv.append(file, epoch(0, 0.01, 0.223456789, 93.47, 0.0853, 9862, 98.62));
      EpochCsv.append(file, epoch(1, 4e-7, 0.06, 98.25, 0.0539, 9900, 99));
    } finally {
      Locale.setDefault(before);
    }

    assertEquals(HEADER + ROW_0 + ROW_1, Files.readString(file));
  }

  @Test
  void readsBackEqualRecordsForAnyValues() throws IOException {
    Random random = new Random(7);
    List<EpochRecord> written = IntStream.range(0, 200).mapToObj(i -> any(i, random)).toList();
    EpochCsv.create(file);
    for (EpochRecord epoch : written) {
      EpochCsv.append(file, epoch);
    }

    assertEquals(written, EpochCsv.read(file));
  }

  @Test
  void aNewLogHasNoEpochs() throws IOException {
    EpochCsv.create(file);

    assertEquals(List.of(), EpochCsv.read(file));
  }

  @Test
  void neverOverwritesALog() throws IOException {
    Files.writeString(file, HEADER + ROW_0);

    assertThrows(FileAlreadyExistsException.class, () -> EpochCsv.create(file));
    assertEquals(HEADER + ROW_0, Files.readString(file));
  }

  @Test
  void saysThatALogIsMissing() {
    assertThrows(NoSuchFileException.class, () -> EpochCsv.read(file));
    assertThrows(NoSuchFileException.class, () -> EpochCsv.keepBefore(file, 1));
    assertThrows(
        NoSuchFileException.class, () -> EpochCsv.append(file, epoch(0, 1, 1, 1, 1, 1, 1)));
  }

  @Test
  void neverAppendsToATornLine() throws IOException {
    Files.writeString(file, HEADER + "era2-s7/st");

    assertThrows(IOException.class, () -> EpochCsv.append(file, epoch(0, 1, 1, 1, 1, 1, 1)));
    assertEquals(HEADER + "era2-s7/st", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          98.62     | 98.621   | test_accuracy: expected at most 2 decimals, found "98.621"
          98.62     | 101.00   | test_accuracy: expected 0 to 100 percent, found 101.0
          0.2234567 | nan0.223 | train_loss: expected a finite decimal number, found "nan0.2239"
          469       | 469.5    | updates: expected a whole number, found "469.5"
          9862      | many     | test_correct: expected a whole number, found "many"
          ,1.200    | ''       | expected 14 columns, found 13
          mnist     | ''       | dataset: expected a name, found ""
          """)
  void namesFileLineColumnExpectedAndFound(String right, String wrong, String message)
      throws IOException {
    Files.writeString(file, HEADER + ROW_0.replace(right, wrong == null ? "" : wrong));

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(file + ": line 2: " + message, e.getMessage());
  }

  @Test
  void refusesAnotherHeader() throws IOException {
    Files.writeString(file, HEADER.replace("updates", "steps") + ROW_0);

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(
        file
            + ": line 1: expected the header "
            + HEADER.strip()
            + ", found "
            + HEADER.strip().replace("updates", "steps"),
        e.getMessage());
  }

  @Test
  void messagesAreOneLineWithoutControlCharacters() throws IOException {
    Files.writeString(file, HEADER.replace("updates", "\u009b31m"));
    var header = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertTrue(header.getMessage().contains("epoch,?31m,"), header.getMessage());

    Files.writeString(file, HEADER + ROW_0.replace(",1,0,", ",\"\u001b\n0\",0,") + ROW_0);
    var cell = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(
        file + ": line 2: seed: expected a whole number, found \"??0\"", cell.getMessage());
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Files.writeString(file, "");

    assertThrows(IOException.class, () -> EpochCsv.read(file));
  }

  @Test
  void refusesARepeatedEpoch() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + ROW_0);

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(file + ": line 3: expected epoch 1, found epoch 0", e.getMessage());
  }

  @Test
  void refusesRowsOfTwoRuns() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + ROW_1.replace("mnist,1", "mnist,2"));

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(
        file
            + ": line 3: expected era2-s7/step3 on mnist with seed 1,"
            + " found era2-s7/step3 on mnist with seed 2",
        e.getMessage());
  }

  @Test
  void refusesAnEmptyLineBetweenRows() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + "\n" + ROW_1);

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(file + ": line 3: expected 14 columns, found 1", e.getMessage());
  }

  @Test
  void refusesBytesThatAreNotText() throws IOException {
    Files.write(file, (HEADER + "ä\n").getBytes(StandardCharsets.ISO_8859_1));

    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(file + ": expected UTF-8 text, found other bytes", e.getMessage());
  }

  @Test
  void readsAWholeLastRowWithoutItsLineFeed() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + ROW_1.strip());

    assertEquals(2, EpochCsv.read(file).size());
  }

  /** Wherever a row is cut, also in the middle of its last number. */
  @Test
  void refusesATornLastLineAndKeepBeforeDropsIt() throws IOException {
    for (int length = 1; length < ROW_1.length() - 1; length++) {
      Files.writeString(file, HEADER + ROW_0 + ROW_1.substring(0, length));

      var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
      assertEquals(
          file
              + ": line 3: expected a whole row at the end, found a torn last line;"
              + " resume the run to repair",
          e.getMessage());
      assertEquals(1, EpochCsv.readComplete(file).size());
      assertEquals(1, EpochCsv.keepBefore(file, 15).size());
      assertEquals(HEADER + ROW_0, Files.readString(file));
    }
  }

  /** What editors and spreadsheets do to a log. */
  @ParameterizedTest
  @ValueSource(strings = {"byte-order mark", "carriage returns", "no line feed", "all of them"})
  void editedLogIsReadAndARunThatGoesOnRepairsIt(String edit) throws IOException {
    String text = HEADER + ROW_0 + ROW_1;
    boolean all = edit.equals("all of them");
    text = all || edit.equals("no line feed") ? text.stripTrailing() : text;
    text = all || edit.equals("carriage returns") ? text.replace("\n", "\r\n") : text;
    text = all || edit.equals("byte-order mark") ? "\uFEFF" + text : text;
    Files.writeString(file, text);

    assertEquals(2, EpochCsv.read(file).size());
    EpochCsv.keepBefore(file, 2);
    assertEquals(HEADER + ROW_0 + ROW_1, Files.readString(file));
  }

  @Test
  void columnsOfOthersAreKeptAndEmptyInRowsThatFollow() throws IOException {
    EpochCsv.create(file);
    EpochCsv.append(file, epoch(0, 0.01, 0.223456789, 93.47, 0.0853, 9862, 98.62));
    List<EpochRecord> plain = EpochCsv.read(file);
    String more =
        (HEADER + ROW_0)
            .replace("conds\n", "conds,note\n")
            .replace("1.200", "1.200,\"good, so far\"");
    Files.writeString(file, more);

    assertEquals(plain, EpochCsv.read(file));
    assertEquals(plain, EpochCsv.keepBefore(file, 1));
    assertEquals(more, Files.readString(file));

    EpochCsv.append(file, epoch(1, 4e-7, 0.06, 98.25, 0.0539, 9900, 99));
    assertEquals(more + ROW_1.strip() + ",\n", Files.readString(file));
    assertEquals(2, EpochCsv.read(file).size());
  }

  @Test
  void refusesRowsWithOtherColumnsThanTheHeader() throws IOException {
    Files.writeString(file, HEADER.replace("conds\n", "conds,note\n") + ROW_0);
    var e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(file + ": line 2: expected 15 columns, found 14", e.getMessage());

    Files.writeString(file, HEADER.strip() + ",\n" + ROW_0);
    e = assertThrows(IOException.class, () -> EpochCsv.read(file));
    assertEquals(
        file + ": line 1: expected a name for each column, found none for one of 15",
        e.getMessage());
  }

  @Test
  void appendsAllOfARowWhereTheSystemTakesItInPieces() throws IOException {
    EpochCsv.create(file);
    try (var channel = new TricklingChannel(file, 1000)) {
      EpochCsv.append(file, channel, epoch(0, 0.01, 0.223456789, 93.47, 0.0853, 9862, 98.62));
    }

    assertEquals(HEADER + ROW_0, Files.readString(file));
  }

  @Test
  void fullDiskLeavesNoTornRowAndNamesTheFile() throws IOException {
    Files.writeString(file, HEADER + ROW_0);
    try (var channel = new TricklingChannel(file, 30)) {
      var row = epoch(1, 0.01, 1, 90, 1, 9000, 90);
      var e = assertThrows(IOException.class, () -> EpochCsv.append(file, channel, row));
      assertEquals(
          file
              + ": cannot write the row of epoch 1: No space left on device;"
              + " mend that (free some space), then resume the run",
          e.getMessage());
    }

    assertEquals(HEADER + ROW_0, Files.readString(file));
  }

  @Test
  void keepBeforeDropsATornLastLine() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + ROW_1.substring(0, 30));

    assertEquals(1, EpochCsv.keepBefore(file, 15).size());
    assertEquals(HEADER + ROW_0, Files.readString(file));
  }

  @Test
  void keepBeforeDropsEpochsDoneAfterTheCheckpoint() throws IOException {
    Files.writeString(file, HEADER + ROW_0 + ROW_1);

    List<EpochRecord> kept = EpochCsv.keepBefore(file, 1);

    assertEquals(List.of(0), kept.stream().map(EpochRecord::epoch).toList());
    assertEquals(HEADER + ROW_0, Files.readString(file));
  }

  @Test
  void keepBeforeLeavesABrokenLogAsItIs() throws IOException {
    String broken = HEADER + ROW_1 + ROW_0;
    Files.writeString(file, broken);

    assertThrows(IOException.class, () -> EpochCsv.keepBefore(file, 1));
    assertEquals(broken, Files.readString(file));
  }

  private static EpochRecord any(int epoch, Random random) {
    return epoch(
        epoch,
        Math.pow(10, -8 * random.nextDouble()),
        Math.pow(10, 12 * random.nextDouble() - 9),
        100 * random.nextDouble(),
        random.nextDouble(),
        random.nextInt(10_001),
        100 * random.nextDouble());
  }

  private static EpochRecord epoch(
      int epoch,
      double learningRate,
      double trainLoss,
      double trainAccuracy,
      double testLoss,
      int testCorrect,
      double testAccuracy) {
    return new EpochRecord(
        "era2-s7/step3",
        "mnist",
        1,
        epoch,
        469,
        learningRate,
        0.9,
        trainLoss,
        trainAccuracy,
        testLoss,
        testCorrect,
        testAccuracy,
        13.5,
        1.2);
  }
}
