package io.github.mnist8k.reproduce.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a command printed in this process.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record SweepInvocation(int status, String out, String err) {

  /** Executes a sweep. */
  static SweepInvocation of(List<?> words) {
    return of(SweepCommand::execute, words);
  }

  /** Executes a command. */
  static SweepInvocation of(ToIntFunction<String[]> command, List<?> words) {
    String[] args = words.stream().map(Object::toString).toArray(String[]::new);
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      int status = command.applyAsInt(args);
      return new SweepInvocation(status, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  /** The command succeeded. */
  SweepInvocation succeeded() {
    assertEquals(0, status, err);
    return this;
  }

  /** The command failed with one clear line that contains a text. */
  void assertRefused(String text) {
    assertNotEquals(0, status);
    assertEquals("", out);
    assertTrue(err.matches("error: [^\\r\\n]+\\R"), err);
    assertTrue(err.contains(text), () -> "expected " + text + " in " + err);
  }
}
