package io.github.mnist8k.training.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GpuNameTest {

  @Test
  void nameIsTheToolsLine() {
    assertEquals("NVIDIA H100 80GB HBM3", GpuName.of(Stream.of("NVIDIA H100 80GB HBM3")));
  }

  @Test
  void equalGpusAreNamedOnceAndOthersToo() {
    assertEquals("Tesla T4, NVIDIA L4", GpuName.of(Stream.of("Tesla T4", "Tesla T4", "NVIDIA L4")));
  }

  @Test
  void withoutAnAnswerItIsAGpu() {
    assertEquals("gpu", GpuName.of(Stream.of("")));
  }
}
