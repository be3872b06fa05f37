package io.github.mnist8k.reproduce.spark.cluster;

import java.io.IOException;

/** Spark cannot go on; the message is the one line to show. */
public final class ClusterException extends IOException {

  private static final long serialVersionUID = 1L;

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
