package io.github.mnist8k.models.pickle;

import java.io.IOException;

/** A pickle that is refused; the message is one line that says where, expected and found. */
public final class PickleException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With the line to show. */
  PickleException(String message) {
    super(message);
  }
}
