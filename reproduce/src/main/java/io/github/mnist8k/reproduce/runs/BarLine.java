package io.github.mnist8k.reproduce.runs;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * The last line of a terminal, on which a bar is drawn again and again, and the lines above it.
 * What stood there is covered by spaces: not every terminal knows how to clear a line.
 */
final class BarLine extends ConsoleProgressBarConsumer {

  private final PrintStream terminal;
  private final IntSupplier width;
  private String shown = "";
  private boolean closed;

  /**
   * The line before a bar is drawn.
   *
   * @param terminal the terminal
   * @param width its width
   */
  BarLine(PrintStream terminal, IntSupplier width) {
    super(terminal);
    this.terminal = terminal;
    this.width = width;
  }

  /** One less than the width: a full line would make some terminals begin the next one. */
  @Override
  public int getMaxRenderedLength() {
    return width.getAsInt() - 1;
  }

  /** Draws the bar. */
  @Override
  public synchronized void accept(String bar) {
    if (!closed) {
      terminal.print(covering(bar));
      terminal.flush();
      shown = bar;
    }
  }

  /** Prints a line above the bar, or at the end once that is gone. */
  synchronized void print(String line) {
    terminal.print(covering(line) + System.lineSeparator() + shown);
    terminal.flush();
  }

  private String covering(String text) {
    return shown.isEmpty()
        ? text
        : "\r" + text + " ".repeat(Math.max(0, shown.length() - text.length()));
  }

  /** Nothing: {@link #close} clears the line. */
  @Override
  public void clear() {}

  /** Clears the line for good. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      terminal.print(covering("") + (shown.isEmpty() ? "" : "\r"));
      terminal.flush();
      shown = "";
    }
  }
}
