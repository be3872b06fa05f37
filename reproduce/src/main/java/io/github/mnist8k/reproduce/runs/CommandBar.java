package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.reproduce.machine.TerminalWidth;
import io.github.mnist8k.reproduce.text.TimeText;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar for all that a command has to do, with speed and time left, on the last line of a terminal.
 */
public final class CommandBar implements AutoCloseable {

  private static final int INTERVAL_MILLIS = 500;
  private static final int SHORTEST = 5;

  private final Workload work;
  private final TerminalWidth width = new TerminalWidth();
  private final BarLine line;
  private final ProgressBar bar;
  private volatile String title;
  private volatile String message = "";

  /**
   * Shows a bar until it is closed.
   *
   * @param title what stands before the bar
   * @param work what it shows
   * @param terminal where it is shown
   */
  public CommandBar(String title, Workload work, PrintStream terminal) {
    this.title = title;
    this.work = work;
    this.line = new BarLine(terminal, width);
    this.bar =
        new ProgressBarBuilder()
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .continuousUpdate()
            .setRenderer((state, width) -> text(width))
            .setConsumer(line)
            .build();
  }

  /**
   * Changes what stands before the bar.
   *
   * @param title a few words
   */
  public void setTitle(String title) {
    this.title = title;
  }

  /**
   * Changes what stands at the end.
   *
   * @param message a few words
   */
  public void setMessage(String message) {
    this.message = message;
  }

  /**
   * Prints a line above the bar.
   *
   * @param text the line
   */
  public void print(String text) {
    line.print(text);
  }

  private String text(int width) {
    StringBuilder end = new StringBuilder();
    if (work.imagesPerSecond() > 0) {
      end.append(String.format(Locale.ROOT, "  %,.0f images/s", work.imagesPerSecond()));
    }
    work.timeLeft().ifPresent(time -> end.append(", ").append(TimeText.of(time)).append(" left"));
    return text(title, work.share(), end + message, width);
  }

  /** A bar as long as the width allows; what does not fit beside a short one is cut off. */
  static String text(String title, double share, String end, int width) {
    String percent = String.format(Locale.ROOT, "] %3d %%", (int) (100 * share));
    int room =
        Math.max(
            SHORTEST, width - title.length() - " [".length() - percent.length() - end.length());
    int full = (int) (share * room);
    String head = full < room ? ">" + " ".repeat(room - full - 1) : "";
    String text = title + " [" + "=".repeat(full) + head + percent + end;
    return text.substring(0, Math.min(text.length(), Math.max(0, width)));
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    bar.close();
    line.close(); // also where the thread is interrupted, and the bar has not waited for its end
    width.close();
  }
}
