package io.github.mnist8k.digits.file;

import java.io.IOException;

/** A file that is no sound {@code .digits} file; the message is one line that names it. */
public final class DigitsFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  DigitsFormatException(String message) {
    super(message);
  }
}
