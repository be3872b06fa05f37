package io.github.mnist8k.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource({"NaN, 1", "Infinity, 1", "0, 0", "0, -1", "0, NaN", "0, Infinity"})
  void normalizationThatCannotBeComputedIsRefused(double mean, double std) {
    assertThrows(IllegalArgumentException.class, () -> new Normalization(mean, std));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "180.5, 0", "NaN, 0", "7, -1", "7, 256"})
  void rotationOutOfRangeIsRefused(double degrees, int fill) {
    assertThrows(IllegalArgumentException.class, () -> new RandomRotation(degrees, fill));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "a\u202eb"})
  void datasetThatCannotBeNamedInOneLineIsRefused(String name) {
    ImageSet one = new ImageSet(new byte[ImageSet.PIXELS], new byte[1]);
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Dataset(name, "a test", one, one, Map.of()));
    assertTrue(e.getMessage().startsWith("name: expected one line"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void theEndsOfTheRangesAreAccepted() {
    assertDoesNotThrow(() -> new RandomRotation(0, 255));
    assertDoesNotThrow(() -> new RandomRotation(180, 0));
    assertDoesNotThrow(() -> new Normalization(0.1307, 0.3081));
  }
}
