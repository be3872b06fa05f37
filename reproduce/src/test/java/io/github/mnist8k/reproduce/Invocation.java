package io.github.mnist8k.reproduce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.command.CommandLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One command executed in this process, and what it printed.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record Invocation(int status, String out, String err) {

  /** Executes a command of this program. */
  public static Invocation of(Object... words) {
    return of(CommandLines::execute, List.of(words));
  }

  /** Executes a command of any program, which gives its exit status. */
  public static Invocation of(ToIntFunction<String[]> program, List<?> words) {
    String[] args = words.stream().map(Object::toString).toArray(String[]::new);
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      int status = program.applyAsInt(args);
      return new Invocation(status, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  /** The command succeeded, whatever it had to say to people. */
  public Invocation succeeded() {
    assertEquals(0, status, err);
    return this;
  }

  /** The command succeeded and had nothing to say to people; gives its standard output. */
  public String silentSuccess() {
    assertEquals(0, status, err);
    assertEquals("", err);
    return out;
  }

  /** The command failed with one clear line that contains these texts. */
  public void assertRefused(String... texts) {
    assertNotEquals(0, status);
    assertEquals("", out);
    assertTrue(err.matches("error: [^\\r\\n]+\\R"), err);
    for (String text : texts) {
      assertTrue(err.contains(text), () -> "expected " + text + " in " + err);
    }
  }
}
