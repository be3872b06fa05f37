package io.github.mnist8k.reports.audit;

import io.github.mnist8k.data.files.OneLine;
import java.util.Objects;

/**
 * Something about a log that its reader should know.
 *
 * @param place where it stands in the file, such as {@code line 12}
 * @param text what is there
 */
public record Remark(String place, String text) {

  /** Checks that nothing is null; the text becomes one line, whatever the log holds. */
  public Remark {
    Objects.requireNonNull(place, "place");
    text = OneLine.of(text);
  }

  /** Both in one line. */
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
