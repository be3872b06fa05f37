package io.github.mnist8k.reproduce;

import io.github.mnist8k.reproduce.command.CommandLines;
import io.github.mnist8k.reproduce.machine.StandardOutput;
import io.github.mnist8k.reproduce.machine.Termination;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Starts the program. */
public final class Main {

  private static final int FAILED = 1;

  /** What a shell says of a program whose reader has left: 128 and the number of SIGPIPE. */
  private static final int READER_HAS_LEFT = 141;

  /**
   * Runs one command, see {@link #run}.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    run(() -> CommandLines.execute(args));
  }

  /**
   * Does the work of a process. It ends with status 0, 1 when the command failed or its output
   * could not be written, 2 when it was not understood, or 141 when the reader of its output has
   * left.
   *
   * @param command does all the work, heeds interrupts, and gives the status
   */
  public static void run(IntSupplier command) {
    Locale.setDefault(Locale.ROOT); // what the program writes is the same in every country
    int status = Termination.interrupting(() -> execute(command));
    if (status != 0) {
      System.exit(status); // under Maven too: it would wrap an exception into pages of its own
    }
  }

  private static int execute(IntSupplier command) {
    PrintStream before = System.out;
    var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(out);
    try {
      int status = command.getAsInt();
      return out.failure().filter(failure -> status == 0).map(Main::unwritten).orElse(status);
    } finally {
      System.setOut(before);
    }
  }

  private static int unwritten(IOException failure) {
    if (StandardOutput.readerHasLeft(failure)) {
      return READER_HAS_LEFT;
    }
    System.err.println("error: standard output: cannot be written: " + failure.getMessage());
    return FAILED;
  }

  private Main() {}
}
