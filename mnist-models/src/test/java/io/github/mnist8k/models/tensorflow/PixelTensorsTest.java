package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.tensorflow.types.TUint8;

class PixelTensorsTest {

  @Test
  void tensorOfTheSameSizeIsUsedAgainByOneAtATime() {
    try (var tensors = new PixelTensors()) {
      TUint8 first = tensors.take(3);
      try (TUint8 second = tensors.take(3)) {
        assertNotSame(first, second);
      }
      tensors.giveBack(first);
      tensors.giveBack(tensors.take(5));
      assertSame(first, tensors.take(3));
      first.close();
    }
  }

  @Test
  void batchesOfManySizesAreNotCollected() {
    try (var tensors = new PixelTensors()) {
      for (int size = 1; size <= 3 * PixelTensors.MOST_IDLE; size++) {
        tensors.giveBack(tensors.take(size));
      }
      assertEquals(PixelTensors.MOST_IDLE, tensors.idle());
    }
  }
}
