package io.github.mnist8k.reproduce.experiments;

/** No experiment has the name that was asked for; the message suggests the nearest. */
public final class UnknownExperimentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownExperimentException(String message) {
    super(message);
  }
}
