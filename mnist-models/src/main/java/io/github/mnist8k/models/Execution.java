package io.github.mnist8k.models;

import org.tensorflow.proto.ConfigProto;

/**
 * Where and with how many threads a session computes.
 *
 * @param device the device that everything is placed on
 * @param threads threads of a session, at least 1; results are repeatable for the same number
 */
public record Execution(Device device, int threads) {

  /** Checks the range. */
  public Execution {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
  }

  /** On the CPU. */
  public static Execution cpu(int threads) {
    return new Execution(Device.CPU, threads);
  }

  /**
   * Settings of a TensorFlow session.
   *
   * <p>TensorFlow gives all sessions of a process the threads of the first, unless the environment
   * variable {@code TF_OVERRIDE_GLOBAL_THREADPOOL} is 1 when it starts.
   */
  public ConfigProto config() {
    var config =
        ConfigProto.newBuilder()
            .setAllowSoftPlacement(true)
            .setUsePerSessionThreads(true)
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads);
    if (device == Device.CPU) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  /**
   * Settings of a session whose graph has parts that are independent of each other for the most
   * part: they run side by side, each operation in one thread. Small operations take longer with
   * several threads of their own, and add up in an order that depends on how many these are.
   */
  public ConfigProto sideBySideConfig() {
    return config().toBuilder().setIntraOpParallelismThreads(1).build();
  }

  /**
   * Settings of a session that computes in the thread that calls it, without handing operations to
   * others: for one image that takes half the time.
   */
  public ConfigProto callerConfig() {
    var config = new Execution(device, 1).config();
    if (device == Device.GPU) {
      return config; // its copies to and from the device cannot be done by one thread
    }
    var single = ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR");
    return config.toBuilder().setExperimental(single).build();
  }
}
