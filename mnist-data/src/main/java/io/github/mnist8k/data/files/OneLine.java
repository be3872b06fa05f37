package io.github.mnist8k.data.files;

import java.util.regex.Pattern;

/**
 * A text that may hold anything, since it is from a file, as one line that can be shown: what would
 * end the line, steer a terminal or turn the direction of the text is replaced by question marks,
 * and the middle of what nobody would read is left out.
 */
public final class OneLine {

  /** The longest text that stays whole, in characters. */
  public static final int LONGEST = 2_000;

  /** A message ends with what to do, so its end is kept. */
  private static final int END = 300;

  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private OneLine() {}

  /** The text as one line of at most {@link #LONGEST} characters. */
  public static String of(String text) {
    String line = NOT_SHOWN.matcher(text).replaceAll("?");
    return line.length() <= LONGEST
        ? line
        : line.substring(0, LONGEST - END - 3) + "..." + line.substring(line.length() - END);
  }
}
