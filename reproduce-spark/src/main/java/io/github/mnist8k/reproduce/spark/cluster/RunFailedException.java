package io.github.mnist8k.reproduce.spark.cluster;

import java.io.IOException;

/** A run has failed as often as Spark tries one; the message is the one line to show. */
public final class RunFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
