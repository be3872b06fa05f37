package io.github.mnist8k.reproduce.spark.cluster;

/** Is told by Spark when it begins and ends to work on a run, a little later than it does. */
public interface TaskWatcher {

  /**
   * A try at a run has begun.
   *
   * @param run the run's name
   */
  void began(String run);

  /**
   * A try at a run has ended, well or not.
   *
   * @param run the run's name
   */
  void ended(String run);

  /**
   * Nothing has begun for a while.
   *
   * @param why what may be the reason, in one line
   */
  void waits(String why);
}
