package io.github.mnist8k.reproduce.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.reproduce.options.UserException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void resultsAreInTheOrderOfTheTasksAndNotOfTheirEnds() throws IOException {
    var secondIsDone = new CountDownLatch(1);
    Callable<String> first =
        () -> {
          secondIsDone.await();
          return "first";
        };
    Callable<String> second =
        () -> {
          secondIsDone.countDown();
          return "second";
        };
    assertEquals(List.of("first", "second"), SideBySide.run(List.of(first, second), 2));
  }

  @Test
  void failureIsThrownAsItIs() {
    for (Exception failure : List.of(new IOException("disk full"), new UserException("no"))) {
      Callable<Integer> failing = failing(failure);
      assertSame(
          failure,
          assertThrows(failure.getClass(), () -> SideBySide.run(List.of(failing, failing), 2)));
    }
  }

  @Test
  void noMoreThanAllowedAreDoneAtTheSameTime() throws IOException {
    var now = new AtomicInteger();
    Callable<Integer> task =
        () -> {
          int running = now.incrementAndGet();
          now.decrementAndGet();
          return running;
        };
    assertEquals(List.of(1, 1, 1, 1), SideBySide.run(List.of(task, task, task, task), 1));
  }

  @Test
  void failureLetsTheOthersFinishAndAllFailuresAreNamed() {
    var done = new AtomicInteger();
    Callable<Integer> good = done::incrementAndGet;
    for (int parallel : new int[] {1, 2}) {
      done.set(0);
      var full = new IOException("disk full");
      var wrong = new UserException("wrong");
      List<Callable<Integer>> tasks = List.of(good, failing(full), good, failing(wrong), good);
      assertSame(full, assertThrows(IOException.class, () -> SideBySide.run(tasks, parallel)));
      assertEquals(List.of(wrong), List.of(full.getSuppressed()));
      assertEquals(3, done.get());
    }
  }

  @Test
  void interruptStopsWhatHasBegunAndBeginsNothingElse() {
    var begun = new AtomicInteger();
    var ended = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Callable<Integer> task =
        () -> {
          begun.incrementAndGet();
          caller.interrupt();
          try {
            return new CompletableFuture<Integer>().get(); // until it is interrupted
          } finally {
            ended.incrementAndGet();
          }
        };
    assertThrows(StoppedException.class, () -> SideBySide.run(List.of(task, task, task, task), 1));
    assertEquals(1, begun.get());
    assertEquals(1, ended.get());
  }

  private static Callable<Integer> failing(Exception failure) {
    return () -> {
      throw failure;
    };
  }
}
