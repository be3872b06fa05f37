package io.github.mnist8k.models.weights;

import io.github.mnist8k.data.files.OneLine;
import java.io.IOException;

/**
 * A weights file that cannot be used; the message is one line that says what, where, expected and
 * found.
 */
public final class WeightsException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With the line to show. */
  public WeightsException(String message) {
    super(OneLine.of(message));
  }

  /** With the line to show and what led to it. */
  public WeightsException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
