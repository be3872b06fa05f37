package io.github.mnist8k.models.tensorflow;

import io.github.mnist8k.models.Device;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/**
 * Starts TensorFlow's native library as this library needs it: each session has the threads that it
 * asks for, and TensorFlow does not write about itself to standard error.
 *
 * <p>Everything here that uses TensorFlow starts it, so that a program need not; a program that
 * uses TensorFlow itself may call {@link #start()} first.
 *
 * <p>TensorFlow takes its settings from the environment of the process, in which {@code
 * TF_OVERRIDE_GLOBAL_THREADPOOL=1} and {@code TF_CPP_MIN_LOG_LEVEL=2} (errors only) are set. Two
 * lines that its first session writes all the same are kept away by a first session without use,
 * during which the process's standard error is thrown away: some tens of milliseconds, once. A user
 * who sets {@code TF_CPP_MIN_LOG_LEVEL} in the environment sees everything at that level, those two
 * lines too. Where the C library lacks a function for this, TensorFlow starts and is not silent.
 */
public final class TensorFlowStart {

  private static final String VERBOSITY = "TF_CPP_MIN_LOG_LEVEL";

  private static boolean started;

  /**
   * Starts TensorFlow; once it is started, does nothing.
   *
   * @throws IllegalStateException if the native library cannot be loaded, with the artifact that
   *     the class path needs on this platform
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    boolean quiet = System.getenv(VERBOSITY) == null;
    try {
      var c = new CLibrary();
      c.setEnvironment("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
      c.setEnvironment(VERBOSITY, "2");
      loadNativeLibrary();
      if (quiet) {
        c.withoutStandardError(() -> Sessions.computes(Device.CPU));
      }
    } catch (LinkageError e) {
      loadNativeLibrary(); // no such C library: TensorFlow starts as it is
    }
    started = true;
  }

  private static void loadNativeLibrary() {
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "TensorFlow's native library cannot be loaded ("
              + e.getMessage()
              + "): the class path needs org.tensorflow:tensorflow-core-native with classifier "
              + Loader.getPlatform()
              + ", in the version of tensorflow-core-api",
          e);
    }
  }

  private TensorFlowStart() {}
}
