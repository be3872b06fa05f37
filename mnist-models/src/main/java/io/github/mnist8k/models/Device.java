package io.github.mnist8k.models;

import org.tensorflow.DeviceSpec;
import org.tensorflow.DeviceSpec.DeviceType;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/** Kind of device that a session computes on. */
public enum Device {
  /** The processor. */
  CPU,
  /** The first GPU that TensorFlow sees. */
  GPU;

  /** Whether TensorFlow can compute on this device here; starts the native library. */
  public boolean available() {
    var spec = DeviceSpec.newBuilder().deviceType(DeviceType.valueOf(name())).deviceIndex(0);
    var strict = ConfigProto.newBuilder().setAllowSoftPlacement(false).build();
    try (Graph graph = new Graph()) {
      var one = Ops.create(graph).withDevice(spec.build()).constant(1f);
      try (Session session = new Session(graph, strict)) {
        session.runner().fetch(one).run().close();
        return true;
      }
    } catch (TensorFlowException | IllegalArgumentException e) {
      return false; // no such device: the operation could not be placed
    }
  }
}
