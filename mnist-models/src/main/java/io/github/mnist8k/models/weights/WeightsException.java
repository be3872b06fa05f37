package io.github.mnist8k.models.weights;

import java.io.IOException;

/**
 * A weights file that cannot be used; the message is one line that says what, where, expected and
 * found.
 */
public final class WeightsException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With the line to show. */
  public WeightsException(String message) {
    super(printable(message));
  }

  /** With the line to show and what led to it. */
  public WeightsException(String message, Throwable cause) {
    super(printable(message), cause);
  }

  /** Names in a file may hold anything: what would end the line or steer a terminal is replaced. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
