package io.github.mnist8k.reports.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogReaderTest {

  private static final String PYTORCH =
      """
      EPOCH: 0
      Loss=0.36 Batch_id=468 Accuracy=33.99: 100%|██████████| 469/469 [00:13<00:00, 34.37it/s]
      Test set: Average loss: 0.3240, Accuracy: 9017/10000 (90.17%)

      EPOCH: 1
      Loss=0.02 Batch_id=468 Accuracy=94.45: 100%|██████████| 469/469 [00:13<00:00, 34.67it/s]
      Test set: Average loss: 0.1066, Accuracy: 9676/10000 (96.76%)
      """;

  private static TrainingLog only(String text) {
    List<TrainingLog> logs = LogReader.read("log.txt", text);
    assertEquals(1, logs.size());
    return logs.get(0);
  }

  private static String failure(String text) {
    return assertThrows(IllegalArgumentException.class, () -> only(text)).getMessage();
  }

  private static List<Integer> numbers(TrainingLog log) {
    return log.epochs().stream().map(LoggedEpoch::number).toList();
  }

  private static List<Double> trains(TrainingLog log) {
    return log.epochs().stream().map(LoggedEpoch::train).toList();
  }

  private static List<Double> tests(TrainingLog log) {
    return log.epochs().stream().map(LoggedEpoch::test).toList();
  }

  private static List<String> texts(List<Remark> remarks) {
    return remarks.stream().map(Remark::toString).toList();
  }

  private static void isTheLog(TrainingLog log) {
    assertNull(log.refusal());
    assertEquals(List.of(0, 1), numbers(log));
    assertEquals(List.of(33.99, 94.45), trains(log));
    assertEquals(List.of(90.17, 96.76), tests(log));
    assertEquals(List.of(), log.contradictions());
    assertEquals(List.of(), log.remarks());
  }

  @Test
  void readsWhatNotebooksWithPytorchPrint() {
    isTheLog(only(PYTORCH));
    assertEquals("line 7", only(PYTORCH).epochs().get(1).place());
  }

  @Test
  void readsWindowsLineEndsAndByteOrderMark() {
    isTheLog(only("\uFEFF" + PYTORCH.replace("\n", "\r\n")));
  }

  @Test
  void takesTheLastStateOfABarThatWroteOverItself() {
    isTheLog(
        only(
            PYTORCH.replace(
                "Loss=0.02",
                "Loss=0.9 Batch_id=3 Accuracy=50.00:   1%|   | 4/469 [00:01]\rLoss=0.02")));
  }

  @Test
  void readsThroughColours() {
    isTheLog(only(PYTORCH.replace("Test set", "\u001B[1;32mTest set\u001B[0m")));
  }

  @Test
  void readsPages() {
    isTheLog(
        only(
            "<html><body><pre><span class=\"x\">"
                + PYTORCH.replace("[00:13<00:00,", "[00:13&lt;00:00,")
                + "</span></pre></body></html>"));
  }

  /** What it says of a log goes to a terminal, which a log must not steer. */
  @Test
  void messagesAreOneLineWithoutControlCharacters() {
    TrainingLog log =
        LogReader.read(
                "log",
                "# Model 2\tx\nTest set: Accuracy: 98/100 (98%)\n\nTest set: Accuracy: \u009b31m none\n")
            .get(0);
    assertEquals("log, Model 2?x", log.name());
    assertEquals(
        "line 4: a test accuracy that cannot be read: Test set: Accuracy: ?31m none",
        log.remarks().get(0).toString());
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LogReader.read("log", "epoch,test_acc\n0,9\u00859\n"));
    assertEquals("line 2: expected a number in test_acc, found \"9?9\"", refused.getMessage());
  }

  @Test
  void tableWithAQuoteThatIsNotClosedIsRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LogReader.read("log", "epoch,\"test_acc\n0,99\n"));
    assertTrue(
        refused.getMessage().startsWith("expected a table of comma-separated values, found none: "),
        refused.getMessage());
  }

  @Test
  void readsNotebooks() {
    String printed = PYTORCH.replace("\n", "\\n").replace("\"", "\\\"");
    TrainingLog log =
        only(
            "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"train()\", \"outputs\": [{\"text\": [\""
                + printed
                + "\"]}]}]}");
    isTheLog(log);
    assertEquals("cell 1, line 3", log.epochs().get(0).place());
  }

  @Test
  void readsKeras() {
    TrainingLog log =
        only(
            """
            Epoch 1/2
            469/469 [==============================] - 5s 9ms/step - loss: 0.1234 - accuracy: 0.9612 - val_loss: 0.0456 - val_accuracy: 0.9856
            Epoch 2/2
            469/469 ━━━━━━━━━━━━━━━━━━━━ 5s 10ms/step - accuracy: 0.9812 - loss: 0.0623 - val_accuracy: 0.9901 - val_loss: 0.0321
            """);
    assertEquals(List.of(1, 2), numbers(log));
    assertEquals(List.of(98.56, 99.01), tests(log));
    assertEquals(98.12, log.epochs().get(1).train());
  }

  /** While an epoch's bar grows, it shows the validation of the epoch before. */
  @Test
  void readsLightning() {
    TrainingLog log =
        only(
            "Epoch 0: 100%|██| 938/938 [00:10<00:00, v_num=0, train_acc=0.95]\r"
                + "Epoch 0: 100%|██| 938/938 [00:11<00:00, v_num=0, train_acc=0.95, val_acc=0.981]\r"
                + "Epoch 1:  50%|█ | 469/938 [00:05<00:05, v_num=0, train_acc=0.97, val_acc=0.981]\r"
                + "Epoch 1: 100%|██| 938/938 [00:10<00:00, v_num=0, train_acc=0.98, val_acc=0.981]\r"
                + "Epoch 1: 100%|██| 938/938 [00:11<00:00, v_num=0, train_acc=0.98, val_acc=0.987]\n");
    assertEquals(List.of(98.1, 98.7), tests(log));
    assertEquals(List.of(95.0, 98.0), trains(log));
  }

  @Test
  void readsOneLineForAnEpoch() {
    TrainingLog log =
        only(
            """
            Epoch 1/2, Train Loss: 0.31, Train Accuracy: 90.1%, Test Loss: 0.06, Test Accuracy: 98.10%
            Epoch 2/2, Train Loss: 0.11, Train Accuracy: 96.4%, Test Loss: 0.04, Test Accuracy: 98.75%
            """);
    assertEquals(List.of(90.1, 96.4), trains(log));
    assertEquals(List.of(98.1, 98.75), tests(log));
  }

  @Test
  void readsLinesForAnEpochThatStandTogether() {
    TrainingLog log =
        only(
            """
            Epoch 1/2
            Train Accuracy: 90.1%
            Test Accuracy: 98.1%

            Epoch 2/2
            Train Accuracy: 96.4%
            Test Accuracy: 98.75%
            """);
    assertEquals(List.of(90.1, 96.4), trains(log));
    assertEquals(List.of(98.1, 98.75), tests(log));
  }

  @Test
  void readsDecimalCommas() {
    isTheLog(only(PYTORCH.replaceAll("(\\d)\\.(\\d)", "$1,$2")));
  }

  @Test
  void readsTables() {
    TrainingLog log = only("epoch,train_acc,val_acc\n0,0.95,0.981\n1,0.98,0.987\n");
    assertEquals(List.of(98.1, 98.7), tests(log));
    assertEquals(List.of(95.0, 98.0), trains(log));
  }

  @Test
  void readsTablesWithDecimalCommas() {
    TrainingLog log = only("epoch;test_accuracy\n0;98,1\n1;98,7\n");
    assertEquals(List.of(98.1, 98.7), tests(log));
  }

  @Test
  void refusesTablesWhoseDecimalCommasSplitValues() {
    assertEquals(
        "line 2: expected 2 values as in the header, found 3 (a decimal comma?)",
        failure("epoch,test_accuracy\n0,98,1\n"));
  }

  @Test
  void refusesTablesWithoutTestAccuracy() {
    String failure = failure("epoch,loss\n0,0.3\n");
    assertTrue(failure.startsWith("line 1: expected a column of test accuracies"), failure);
    assertTrue(failure.endsWith("found the columns epoch, loss"), failure);
  }

  @Test
  void refusesTablesWithoutNumbers() {
    assertEquals(
        "line 2: expected a number in test_accuracy, found \"nan\"",
        failure("epoch,test_accuracy\n0,nan\n"));
  }

  @Test
  void splitsLogsAtSectionsAndWhereEpochsBeginAgain() {
    List<TrainingLog> logs =
        LogReader.read("R.md", "### Model 1\n" + PYTORCH + "# **Model 2**\n" + PYTORCH + PYTORCH);
    assertEquals(
        List.of("R.md, Model 1", "R.md, Model 2, log 1", "R.md, Model 2, log 2"),
        logs.stream().map(TrainingLog::name).toList());
    logs.forEach(LogReaderTest::isTheLog);
  }

  @Test
  void findsAPercentageThatIsNotItsCount() {
    TrainingLog log = only(PYTORCH.replace("(96.76%)", "(97.66%)"));
    assertEquals(
        List.of("line 7: 9676 of 10000 are 96.76 %, not 97.66 %; the count is taken"),
        texts(log.contradictions()));
    assertEquals(96.76, log.epochs().get(1).test());
  }

  @Test
  void takesRoundedPercentagesAsWhatTheyAre() {
    isTheLog(only(PYTORCH.replace("(96.76%)", "(97%)")));
  }

  @Test
  void findsAStatedBestThatTheLogDoesNotHave() {
    TrainingLog log = only("Best Test Accuracy: 96.80\nBest Training Accuarcy = 94.45\n" + PYTORCH);
    assertEquals(
        List.of("line 1: states best test accuracy 96.80, the log's best is 96.76"),
        texts(log.contradictions()));
  }

  @Test
  void statedBestMayBeThatOfAnEpochThatIsMissing() {
    TrainingLog log =
        only(
            "Best Test Accuracy: 96.80\n"
                + PYTORCH.replace("EPOCH: 0", "EPOCH: 3").replace("EPOCH: 1", "EPOCH: 4"));
    assertEquals(List.of(), log.contradictions());
    assertTrue(
        texts(log.remarks())
            .contains("line 1: states best test accuracy 96.80, the log's best is 96.76"));
  }

  @Test
  void saysWhereALogIsCut() {
    TrainingLog log = only(PYTORCH + "EPOCH: 2\nLoss=0.02 Batch_id=4 Accuracy=94.45:  10%|█  |\n");
    assertEquals(2, log.epochs().size());
    assertEquals(
        List.of("line 8: epoch 2 has no test accuracy: the log is cut"), texts(log.remarks()));
  }

  @Test
  void saysWhatItCannotRead() {
    TrainingLog log = only(PYTORCH + "\nEPOCH: 2\nTest set: Average loss: nan, Accuracy: 98");
    assertEquals(2, log.epochs().size());
    assertEquals(
        List.of(
            "line 10: a test accuracy that cannot be read: Test set: Average loss: nan, Accuracy: 98"),
        texts(log.remarks()));
  }

  @Test
  void takesAnEpochThatStandsTwiceOnce() {
    String second = PYTORCH.substring(PYTORCH.indexOf("EPOCH: 1"));
    TrainingLog log = only(PYTORCH + second);
    assertEquals(2, log.epochs().size());
    assertEquals(List.of("line 10: epoch 1 again, as at line 7"), texts(log.remarks()));
  }

  @Test
  void refusesTwoLogsInOne() {
    String second = PYTORCH.substring(PYTORCH.indexOf("EPOCH: 1"));
    TrainingLog log = only(PYTORCH + second.replace("9676/10000 (96.76%)", "9600/10000 (96.00%)"));
    assertEquals(
        "line 10: epoch 1 has other figures than at line 7: two logs in one? not audited",
        log.refusal().toString());
  }

  @Test
  void notesMissingEpochs() {
    TrainingLog log =
        only(PYTORCH.replace("EPOCH: 0", "EPOCH: 8").replace("EPOCH: 1", "EPOCH: 10"));
    assertEquals(
        List.of(
            "line 3: the log begins with epoch 8: it is not whole",
            "line 7: epoch 10 comes after epoch 8: some are missing"),
        texts(log.remarks()));
  }

  @Test
  void findsNothingInOtherTexts() {
    assertEquals(List.of(), LogReader.read("x", "# Model 1\nThe test accuracy is good.\n"));
    assertEquals(List.of(), LogReader.read("x", ""));
  }
}
