package io.github.mnist8k.vector.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed tiles are what their writer writes, but for the format. */
class GeneratedTilesTest {

  @Test
  void convolutionTilesAreWhatTheWriterWrites() throws IOException {
    assertSame(TileWriter.convolution(), "ConvolutionTiles");
  }

  @Test
  void gradientTilesAreWhatTheWriterWrites() throws IOException {
    assertSame(TileWriter.gradient(), "GradientTiles");
  }

  @Test
  void everyShapeHasATile() {
    assertEquals(TileWriter.CONVOLUTION.length, TileShape.CONVOLUTION.size());
    assertEquals(TileWriter.GRADIENT.length, TileShape.GRADIENT.size());
  }

  private static void assertSame(String written, String name) throws IOException {
    Path source = Path.of("src/main/java/io/github/mnist8k/vector/kernels", name + ".java");
    assertEquals(words(written), words(Files.readString(source)), name + ": run TileWriter again");
  }

  private static String words(String source) {
    return source.replaceAll("[\\s*]+", "");
  }
}
