package io.github.mnist8k.reproduce.machine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.tensorflow.Sessions;

/** What Java does not show of this process: its C environment and its standard error. */
public final class NativeProcess {

  private static final int STANDARD_ERROR = 2;
  private static final int WRITE_ONLY = 1;
  private static final String VERBOSITY = "TF_CPP_MIN_LOG_LEVEL";

  /** Functions of the C library, as POSIX declares them. */
  public interface C extends Library {

    /** The C library of this process. */
    C LIBRARY = Native.load("c", C.class);

    /** Sets an environment variable; an existing one only if {@code overwrite} is not 0. */
    int setenv(String name, String value, int overwrite);

    /** 1 if the file descriptor is a terminal. */
    int isatty(int descriptor);

    /** Opens a file and gives its descriptor. */
    int open(String path, int flags);

    /** Gives a second descriptor for the same file. */
    int dup(int descriptor);

    /** Makes {@code to} another descriptor for the file of {@code from}. */
    int dup2(int from, int to);

    /** Closes a descriptor. */
    int close(int descriptor);
  }

  /**
   * Starts TensorFlow so that each session has the threads it asks for, and without the lines that
   * it writes about itself; its errors are shown later on. Where the user has set {@code
   * TF_CPP_MIN_LOG_LEVEL}, everything is shown.
   */
  public static void startTensorFlow() {
    // Otherwise all sessions of the process share the threads of the first.
    C.LIBRARY.setenv("TF_OVERRIDE_GLOBAL_THREADPOOL", "1", 0);
    if (System.getenv(VERBOSITY) != null) {
      return;
    }
    C.LIBRARY.setenv(VERBOSITY, "2", 0);
    // Its first session writes two more lines, once and whatever the variable says: that session is
    // one without use.
    int shown = C.LIBRARY.dup(STANDARD_ERROR);
    int nowhere = C.LIBRARY.open("/dev/null", WRITE_ONLY);
    C.LIBRARY.dup2(nowhere, STANDARD_ERROR);
    try {
      Sessions.available(Device.CPU);
    } finally {
      C.LIBRARY.dup2(shown, STANDARD_ERROR);
      C.LIBRARY.close(shown);
      C.LIBRARY.close(nowhere);
    }
  }

  /** Whether standard error is a terminal that a person looks at. */
  public static boolean standardErrorIsTerminal() {
    return C.LIBRARY.isatty(STANDARD_ERROR) == 1;
  }

  private NativeProcess() {}
}
