package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.reproduce.machine.NativeProcess;
import io.github.mnist8k.training.RunListener;

/** How the progress of runs is shown. */
public enum ProgressDisplay {
  /** Not at all. */
  NONE,
  /** One line per epoch. */
  LINES,
  /** A bar while an epoch lasts, then its line. */
  BAR;

  /** A bar if a person looks at the one run there is, otherwise lines. */
  public static ProgressDisplay of(boolean severalAtOnce) {
    return severalAtOnce || !NativeProcess.standardErrorIsTerminal() ? LINES : BAR;
  }

  /** The listener of one run. */
  public RunListener listener() {
    return this == NONE ? new RunListener() {} : new ProgressListener(this == BAR);
  }
}
