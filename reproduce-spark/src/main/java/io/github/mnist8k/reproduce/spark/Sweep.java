package io.github.mnist8k.reproduce.spark;

import io.github.mnist8k.reproduce.Main;

/**
 * Starts the command {@code sweep}: by its script, or as the main class of {@code spark-submit}.
 */
public final class Sweep {

  /**
   * Runs the command; the process ends as that of {@link Main#run}.
   *
   * @param args its options
   */
  public static void main(String[] args) {
    Main.run(() -> SweepCommand.execute(args));
  }

  private Sweep() {}
}
