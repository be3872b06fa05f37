package io.github.mnist8k.reproduce.machine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** What Java does not show of this process. */
public final class NativeProcess {

  private static final int STANDARD_ERROR = 2;

  /**
   * Whether standard error is a terminal that a person looks at; no, where the C library cannot be
   * asked.
   */
  public static boolean standardErrorIsTerminal() {
    try {
      var library = NativeLibrary.getInstance(Platform.isWindows() ? "ucrtbase" : "c");
      String function = Platform.isWindows() ? "_isatty" : "isatty";
      return library.getFunction(function).invokeInt(new Object[] {STANDARD_ERROR}) != 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  private NativeProcess() {}
}
