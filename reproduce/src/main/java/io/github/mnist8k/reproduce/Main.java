package io.github.mnist8k.reproduce;

import io.github.mnist8k.reproduce.command.CommandLines;

/** Starts the program. */
public final class Main {

  /**
   * Runs one command. The process ends with status 0, 1 when the command failed, or 2 when it was
   * not understood.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    int status = CommandLines.execute(args);
    if (status != 0) {
      System.exit(status); // under Maven too: it would wrap an exception into pages of its own
    }
  }

  private Main() {}
}
