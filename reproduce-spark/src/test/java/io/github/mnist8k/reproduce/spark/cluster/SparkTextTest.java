package io.github.mnist8k.reproduce.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in Spark's form. */
class SparkTextTest {

  @Test
  void failureOfATaskIsItsLastTry() {
    var failure =
        new IllegalStateException(
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 3.0 (TID 12) (127.0.0.1 executor 1):"
                + " java.io.IOException: No space left on device\n\tat java.base/x.y(Z.java:1)\n\n"
                + "Driver stacktrace:");
    assertEquals(
        "tried 4 times, the last on 127.0.0.1 executor 1: No space left on device",
        SparkText.of(failure));
    assertFalse(SparkText.isOfAllRuns(failure));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Job aborted due to stage failure: Master removed our application: FAILED",
        "Job 7 cancelled because SparkContext was shut down",
        "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:"
      })
  void endOfTheProgramIsOfAllRuns(String message) {
    var failure = new IllegalStateException(message);
    assertTrue(SparkText.isOfAllRuns(failure));
    assertEquals(1, SparkText.of(failure).lines().count());
  }
}
