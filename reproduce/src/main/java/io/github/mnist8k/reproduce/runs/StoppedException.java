package io.github.mnist8k.reproduce.runs;

/** The thread that waited for tasks was interrupted, and the tasks have been stopped. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
