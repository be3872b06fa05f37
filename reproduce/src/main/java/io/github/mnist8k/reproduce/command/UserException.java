package io.github.mnist8k.reproduce.command;

/** A wish that cannot be met; the message is the one line to show. */
final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }
}
