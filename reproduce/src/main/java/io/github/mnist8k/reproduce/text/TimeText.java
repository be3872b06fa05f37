package io.github.mnist8k.reproduce.text;

import java.time.Duration;
import java.util.Locale;

/** A length of time for people. */
public final class TimeText {

  /** A time in the two units that matter. */
  public static String of(Duration time) {
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private TimeText() {}
}
