package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.tensorflow.Sessions;

/** What {@code --device} can say. */
enum DeviceChoice {
  AUTO,
  CPU,
  GPU;

  /** The device meant; starts TensorFlow unless it is the CPU. */
  Device resolve() {
    if (this == CPU || (this == AUTO && !Sessions.available(Device.GPU))) {
      return Device.CPU;
    }
    if (!Sessions.available(Device.GPU)) {
      throw new UserException(
          "--device gpu: TensorFlow sees no GPU here; use --device cpu, or build with -Pgpu on Linux"
              + " with an NVIDIA driver, CUDA 12 and cuDNN 9");
    }
    return Device.GPU;
  }
}
