package io.github.mnist8k.reproduce.machine;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/**
 * The width of the terminal on standard error. The progress-bar library would ask for it in a way
 * that takes the signals from Java: Ctrl-C would then kill the process where it stands.
 */
public final class TerminalWidth implements IntSupplier, AutoCloseable {

  private static final int UNKNOWN = 80;

  private final Terminal terminal; // null where it cannot be asked

  /** Opens the terminal. */
  public TerminalWidth() {
    terminal = open();
  }

  private static Terminal open() {
    try {
      return TerminalBuilder.builder()
          .systemOutput(SystemOutput.SysErr)
          .nativeSignals(false)
          .dumb(true)
          .build();
    } catch (IOException | RuntimeException | LinkageError e) {
      return null; // a bar of a guessed width is better than no run
    }
  }

  /** Characters in a line at this moment. */
  @Override
  public int getAsInt() {
    int width = terminal == null ? 0 : terminal.getWidth();
    return width > 0 ? width : UNKNOWN;
  }

  /** Leaves the terminal as it was. */
  @Override
  public void close() {
    try {
      if (terminal != null) {
        terminal.close();
      }
    } catch (IOException e) {
      // nothing was written through it
    }
  }
}
