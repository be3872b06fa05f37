package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.files.TrainingJob;
import java.util.List;

/**
 * Is told what the runs of a command do. Several runs may be done at the same time, each on a
 * thread of its own.
 */
public interface CommandListener {

  /**
   * What listens to a run.
   *
   * @param run a run that is about to begin
   */
  List<RunListener> listeners(TrainingJob run);

  /**
   * When a run has ended in whatever way, also where nothing was left to do.
   *
   * @param run the run
   * @param end how it ended
   */
  default void ended(TrainingJob run, RunEnd end) {}

  /** When the last run has ended, or the runs have been stopped. */
  default void allEnded() {}
}
