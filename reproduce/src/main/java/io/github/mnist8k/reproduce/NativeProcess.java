package io.github.mnist8k.reproduce;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** What Java does not show of this process: its C environment, its terminal, its native log. */
public final class NativeProcess {

  private static final int STANDARD_ERROR = 2;
  private static final int ERRORS_ONLY = 2;
  private static final String SET_LOG_LEVEL =
      "_ZN4absl12lts_2023080214SetMinLogLevelENS0_18LogSeverityAtLeastE";

  /** Functions of the C library, as declared in stdlib.h and unistd.h. */
  public interface C extends Library {

    /** The C library of this process. */
    C LIBRARY = Native.load("c", C.class);

    /** Sets an environment variable; an existing one only if {@code overwrite} is not 0. */
    int setenv(String name, String value, int overwrite);

    /** 1 if the file descriptor is a terminal. */
    int isatty(int descriptor);
  }

  /**
   * Loads TensorFlow and keeps it from reporting its start on standard error; its errors are still
   * shown. Where the user has set {@code TF_CPP_MIN_LOG_LEVEL}, nothing is changed.
   */
  public static void quietTensorFlow() {
    if (System.getenv("TF_CPP_MIN_LOG_LEVEL") != null) {
      return;
    }
    C.LIBRARY.setenv("TF_CPP_MIN_LOG_LEVEL", Integer.toString(ERRORS_ONLY), 0);
    // A part of TensorFlow logs through Abseil, which listens to no variable, only to this
    // function.
    try {
      String bindings = Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
      Path library = Path.of(bindings).resolveSibling("libtensorflow_framework.so.2");
      NativeLibrary.getInstance(library.toString())
          .getFunction(SET_LOG_LEVEL)
          .invoke(new Object[] {ERRORS_ONLY});
    } catch (UnsatisfiedLinkError e) {
      return; // another build of TensorFlow: two lines of its log are no reason to fail
    }
  }

  /** Whether standard error is a terminal that a person looks at. */
  public static boolean standardErrorIsTerminal() {
    return C.LIBRARY.isatty(STANDARD_ERROR) == 1;
  }

  private NativeProcess() {}
}
