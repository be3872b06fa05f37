package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.tensorflow.TensorFlowEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

  @Test
  void enginesOfTheClassPathAreFoundByTheirNames() {
    assertEquals(List.of("tensorflow"), Engine.all().stream().map(Engine::name).toList());
    Engine engine = assertInstanceOf(TensorFlowEngine.class, Engine.named("tensorflow"));
    assertEquals("tensorflow", engine.name());
    assertTrue(engine.version().matches("2\\.\\d+\\.\\d+"), engine.version());
  }

  @Test
  void unknownEngineIsRefusedWithTheNamesThereAre() {
    var e = assertThrows(IllegalArgumentException.class, () -> Engine.named("tensorflwo"));
    assertEquals("unknown engine tensorflwo: expected one of tensorflow", e.getMessage());
  }
}
