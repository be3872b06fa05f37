package io.github.mnist8k.models.tensorflow;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Functions of this process's C library that Java does not offer. Windows has them under other
 * names.
 *
 * <p>Every method throws a {@link LinkageError} where the library or a function of it is missing.
 */
final class CLibrary {

  private static final int STANDARD_ERROR = 2;
  private static final int WRITE_ONLY = 1;

  private final boolean windows = Platform.isWindows();
  private final NativeLibrary library = NativeLibrary.getInstance(windows ? "ucrtbase" : "c");

  /** Sets an environment variable for native code, unless the user has set it. */
  void setEnvironment(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    if (windows) {
      call("_putenv_s", name, value);
    } else {
      call("setenv", name, value, 0);
    }
  }

  /** Does something while all that the process writes to standard error is thrown away. */
  void withoutStandardError(Runnable action) {
    int shown = call(descriptor("dup"), STANDARD_ERROR);
    int nowhere = call(descriptor("open"), windows ? "NUL" : "/dev/null", WRITE_ONLY);
    call(descriptor("dup2"), nowhere, STANDARD_ERROR);
    try {
      action.run();
    } finally {
      call(descriptor("dup2"), shown, STANDARD_ERROR);
      call(descriptor("close"), shown);
      call(descriptor("close"), nowhere);
    }
  }

  /** Name of a function for file descriptors. */
  private String descriptor(String function) {
    return windows ? "_" + function : function;
  }

  private int call(String function, Object... arguments) {
    return library.getFunction(function).invokeInt(arguments);
  }
}
