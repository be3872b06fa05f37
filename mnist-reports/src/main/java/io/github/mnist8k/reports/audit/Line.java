package io.github.mnist8k.reports.audit;

import java.util.Objects;

/**
 * A line of a log.
 *
 * @param place where it stands, such as {@code line 12} or {@code cell 3, line 2}
 * @param text its text, without colours and tags
 */
record Line(String place, String text) {

  Line {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(text, "text");
  }
}
