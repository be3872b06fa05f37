package io.github.mnist8k.reproduce.options;

/** A wish that cannot be met; the message is the one line to show. */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }
}
