package io.github.mnist8k.reproduce.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void textIsUtf8() {
    var file = new ByteArrayOutputStream();
    var out = new StandardOutput(file);
    out.print("99.40 ± 0.05");
    assertEquals(Optional.empty(), out.failure());
    assertEquals("99.40 ± 0.05", file.toString(UTF_8));
  }

  @Test
  void firstFailureIsKept() {
    var diskFull = new IOException("No space left on device");
    var out = new StandardOutput(failing(diskFull));
    out.println("some");
    out.println("more");
    assertSame(diskFull, out.failure().orElseThrow());
    assertFalse(StandardOutput.readerHasLeft(diskFull));
  }

  @Test
  void failureOfWhatWasStillHeldBackIsSeen() {
    var out = new StandardOutput(failing(new IOException("Broken pipe")));
    out.print("without an end of line");
    assertTrue(StandardOutput.readerHasLeft(out.failure().orElseThrow()));
  }

  private static OutputStream failing(IOException failure) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw failure;
      }
    };
  }
}
