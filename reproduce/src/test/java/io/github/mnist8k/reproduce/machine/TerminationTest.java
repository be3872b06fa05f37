package io.github.mnist8k.reproduce.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.runs.SideBySide;
import io.github.mnist8k.reproduce.runs.StoppedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A signal to a process that works: the work is told and waited for. */
class TerminationTest {

  /** A program of two tasks that only an interrupt ends, and that say so. */
  static final class Work {

    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(waitingFor(Thread.currentThread())));
      int status = Termination.interrupting(Work::twoTasks);
      System.out.println("left with " + status); // another status might replace the signal's
    }

    private static Runnable waitingFor(Thread main) {
      return () -> {
        try {
          main.join(TimeUnit.MINUTES.toMillis(1)); // so that its last line is seen
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };
    }

    private static int twoTasks() {
      try {
        Callable<Void> task = Work::untilInterrupted;
        SideBySide.run(List.of(task, task), 2);
        return 0;
      } catch (StoppedException e) {
        System.out.println("all have ended");
        return 1;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Void untilInterrupted() {
      System.out.println("begun");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
      return null;
    }
  }

  @Test
  void tasksAreInterruptedAndTheProcessWaitsForThem() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals(List.of("begun", "begun"), List.of(out.readLine(), out.readLine()));
      process.toHandle().destroy(); // SIGTERM; its output can still be read
      assertEquals(
          List.of("interrupted", "interrupted", "all have ended", "left with 0"),
          out.lines().toList());
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the process survives");
      assertEquals(143, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void ordinaryWorkGivesItsStatus() {
    assertEquals(3, Termination.interrupting(() -> 3));
  }
}
