package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SessionsTest {

  @Test
  void cpuIsAlwaysThere() {
    assertTrue(Sessions.available(Device.CPU));
  }

  @Test
  void gpuIsNotThereWithoutItsDriver() {
    assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "skipped: this machine has a GPU");
    assertFalse(Sessions.available(Device.GPU));
  }

  @Test
  void sessionOnTheCpuHidesTheGpuAndHasThreadsOfItsOwn() {
    var config = Sessions.config(Execution.cpu(3));
    assertEquals(0, config.getDeviceCountOrThrow("GPU"));
    assertEquals(3, config.getIntraOpParallelismThreads());
    assertTrue(config.getUsePerSessionThreads());
    assertFalse(Sessions.config(new Execution(Device.GPU, 3)).containsDeviceCount("GPU"));
  }

  @Test
  void atLeastOneThreadIsNeeded() {
    var refused = assertThrows(IllegalArgumentException.class, () -> Execution.cpu(0));
    assertEquals("expected at least 1 thread, found 0", refused.getMessage());
  }
}
