package io.github.mnist8k.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VectorEngineTest {

  private static RunPlan plan(Device device) {
    RunPlan plan = SmallRun.plan(1, 1);
    return new RunPlan(
        plan.experiment(), plan.dataset(), 1, 1, Engine.named("vector"), new Execution(device, 1));
  }

  @Test
  void itIsFoundByItsName() {
    Engine engine = Engine.named("vector");
    assertEquals("1", engine.version());
    assertEquals(Set.of(Device.CPU), engine.devices());
  }

  @Test
  void gpuIsRefused() {
    var e = assertThrows(PlanException.class, () -> plan(Device.GPU));
    assertTrue(e.getMessage().endsWith("use the engine tensorflow"), e.getMessage());
  }
}
