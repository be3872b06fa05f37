package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.reproduce.text.FailureText;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run has ended.
 *
 * @param status in which of three ways
 * @param message what went wrong, in one line, where it has failed
 */
public record RunEnd(Status status, Optional<String> message) {

  /** The ways to end. */
  public enum Status {
    /** All epochs that were asked for are done. */
    FINISHED,
    /** Something went wrong. */
    FAILED,
    /** The program was told to end, and the run can go on later. */
    STOPPED;

    /** The status in small letters. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RunEnd finished() {
    return new RunEnd(Status.FINISHED, Optional.empty());
  }

  static RunEnd stopped() {
    return new RunEnd(Status.STOPPED, Optional.empty());
  }

  static RunEnd failed(Throwable failure) {
    return new RunEnd(Status.FAILED, Optional.of(FailureText.of(failure)));
  }
}
