package io.github.mnist8k.models.tensorflow;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import org.tensorflow.DeviceSpec;
import org.tensorflow.DeviceSpec.DeviceType;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/**
 * Settings of TensorFlow's sessions for an {@link Execution}.
 *
 * <p>TensorFlow gives all sessions of a process the threads of the first, unless it was started by
 * {@link TensorFlowStart}.
 */
public final class Sessions {

  /** Settings of a session that shares its operations among all its threads. */
  public static ConfigProto config(Execution execution) {
    var config =
        ConfigProto.newBuilder()
            .setAllowSoftPlacement(true)
            .setUsePerSessionThreads(true)
            .setIntraOpParallelismThreads(execution.threads())
            .setInterOpParallelismThreads(execution.threads());
    if (execution.device() == Device.CPU) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  /**
   * Settings of a session whose graph has parts that are independent of each other for the most
   * part: they run side by side, each operation in one thread. Small operations take longer with
   * several threads of their own, and add up in an order that depends on how many these are.
   */
  public static ConfigProto sideBySide(Execution execution) {
    return config(execution).toBuilder().setIntraOpParallelismThreads(1).build();
  }

  /**
   * Settings of a session that computes in the thread that calls it, without handing operations to
   * others: for one image that takes half the time.
   */
  static ConfigProto inCaller(Device device) {
    var config = config(new Execution(device, 1));
    if (device == Device.GPU) {
      return config; // its copies to and from the device cannot be done by one thread
    }
    var single = ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR");
    return config.toBuilder().setExperimental(single).build();
  }

  /**
   * Refuses a device that is not there; starts TensorFlow.
   *
   * @throws IllegalStateException if TensorFlow cannot compute on this device here
   */
  public static void require(Device device) {
    TensorFlowStart.start();
    if (device != Device.CPU && !computes(device)) {
      throw new IllegalStateException(
          "TensorFlow sees no "
              + device
              + " here: use Device.CPU, or have TensorFlow's native library for GPUs"
              + " (tensorflow-core-native with classifier linux-x86_64-gpu), an NVIDIA driver,"
              + " CUDA 12 and cuDNN 9");
    }
  }

  /**
   * Whether TensorFlow can compute on this device here; starts TensorFlow.
   *
   * @throws IllegalStateException if there is no native library, see {@link TensorFlowStart#start}
   */
  public static boolean available(Device device) {
    TensorFlowStart.start();
    return computes(device);
  }

  /** The same for TensorFlow that is started. */
  static boolean computes(Device device) {
    var spec = DeviceSpec.newBuilder().deviceType(DeviceType.valueOf(device.name())).deviceIndex(0);
    var strict = ConfigProto.newBuilder().setAllowSoftPlacement(false).build();
    try (var building = GraphBuilding.start();
        Graph graph = building.graph()) {
      var one = building.tf().withDevice(spec.build()).constant(1f);
      try (Session session = new Session(graph, strict)) {
        session.runner().fetch(one).run().close();
        return true;
      }
    } catch (TensorFlowException | IllegalArgumentException e) {
      return false; // no such device: the operation could not be placed
    }
  }

  private Sessions() {}
}
