package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.training.Engine;

/** What {@code --device} can say. */
enum DeviceChoice {
  AUTO,
  CPU,
  GPU;

  /**
   * The device meant; asks the engine unless it is the CPU.
   *
   * @throws UserException if there is no GPU that the engine computes on
   */
  Device resolve(Engine engine) {
    if (this == CPU) {
      return Device.CPU;
    }
    if (engine.devices().contains(Device.GPU)) {
      return Device.GPU;
    }
    if (this == GPU) {
      throw new UserException(
          "--device gpu: the engine "
              + engine.name()
              + " sees no GPU here; use --device cpu, or the engine tensorflow in a build with -Pgpu"
              + " on Linux with an NVIDIA driver, CUDA 12 and cuDNN 9");
    }
    return Device.CPU;
  }
}
