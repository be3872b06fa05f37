package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.Relu;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that PyTorch wrote of one net, see {@code src/test/python/small_files.py}. */
class PyTorchFilesTest {

  static final Net NET =
      Net.of(
          new Conv2d(1, 3, 3),
          new BatchNorm(3),
          new Relu(),
          new Conv2d(3, 3, 3),
          new BatchNorm(3),
          new Relu(),
          new Conv2d(3, 3, 3),
          new BatchNorm(3),
          new GlobalAvgPool(),
          new Flatten(),
          new Linear(3, 10));

  @TempDir Path folder;

  static Path file(String name) {
    var url = PyTorchFilesTest.class.getResource("/pytorch/" + name);
    try {
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WeightsFile read(String name) throws IOException {
    return WeightsFile.read(file(name), NET);
  }

  /** All files hold the same numbers, which F16 and BF16 hold exactly. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sequential.pt|",
        "sequential-2.13.pt|",
        "parameters.pt|",
        "strided.pt|",
        "checkpoint.pt|",
        "half.pt|tensors converted to float32: 17 of F16",
        "bfloat16.pt|tensors converted to float32: 17 of BF16",
        "double.pt|tensors converted to float32: 17 of F64",
        "half.safetensors|tensors converted to float32: 17 of F16",
        "bfloat16.safetensors|tensors converted to float32: 17 of BF16",
        "double.safetensors|tensors converted to float32: 17 of F64",
        "wrapped.pt|prefix module._orig_mod. taken off all names",
        "named.pt|layers known by shape and order: 0 conv1, 1 bn1, 3 conv2, 4 bn2, 6 conv3, 7 bn3, 10 fc",
        "named.safetensors|layers known by shape and order: 0 conv1, 1 bn1, 3 conv2, 4 bn2, 6 conv3, 7 bn3, 10 fc",
        "words.pt|layers known by shape and order: 0 first, 1 first_norm, 3 second, 4 second_norm, 6 last, 7 a_norm, 10 out"
      })
  void sameWeightsHoweverTheyWereSaved(String name, String note) throws IOException {
    WeightsFile found = read(name);
    assertEquals(note == null ? List.of() : List.of(note), found.notes());
    assertEquals(7, found.weights().updates());
    var expected = read("sequential.safetensors").weights().tensors();
    assertEquals(expected.keySet(), found.weights().tensors().keySet());
    expected.forEach(
        (key, tensor) -> {
          FloatTensor other = found.weights().tensors().get(key);
          assertEquals(tensor.shape(), other.shape(), key);
          assertEquals(tensor.values(), other.values(), key);
        });
  }

  @Test
  void contentTellsTheKindNotTheName() throws IOException {
    Path renamed = folder.resolve("weights.safetensors");
    Files.copy(file("sequential.pt"), renamed);
    assertEquals(
        read("sequential.pt").weights().stateDict().keySet(),
        Weights.read(renamed, NET).stateDict().keySet());
  }

  @Test
  void metadataTravelWithTheWeights() throws IOException {
    WeightsFile read = read("sequential.safetensors");
    assertEquals(Map.of("format", "pt", "made", "for a test"), read.metadata());
    Path again = folder.resolve("again.safetensors");
    read.weights().write(again, read.metadata());
    assertEquals(read.metadata(), WeightsFile.read(again, NET).metadata());
    assertEquals(Map.of(), read("sequential.pt").metadata());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "whole_model.pt|data.pkl: byte 2: expected a global that plain data need, found GLOBAL"
            + " torch.nn.modules.linear.Linear; only tensors can be read:"
            + " torch.save(model.state_dict(), FILE)",
        "protocol4.pt|data.pkl: byte 0: expected PROTO 2 at the start, found PROTO 4; only tensors"
            + " can be read: torch.save(model.state_dict(), FILE)",
        "before_1_6.pt|expected safetensors or a file of PyTorch 1.6 or newer, found one in the"
            + " form before; save it anew: torch.save(torch.load(FILE), NEW_FILE)",
        "script.pt|is not a file of torch.save: expected a state dict, found a TorchScript program;"
            + " save model.state_dict()",
        "words.safetensors|a_norm and first_norm have the same shapes, and which comes first"
            + " is not known; expected 0 weight [3, 1, 3, 3], 1 weight [3] bias [3] running_mean"
            + " [3] running_var [3]"
      })
  void fileThatCannotBeTakenIsRefusedInOneLine(String name, String message) {
    String found = assertThrows(WeightsException.class, () -> read(name)).getMessage();
    assertTrue(found.startsWith(file(name) + ": " + message), found);
    assertEquals(1, found.lines().count(), found);
  }

  /** PyTorch's very first form. */
  @Test
  void tarIsRefusedWithWhatToDo() throws IOException {
    Path tar = folder.resolve("old.pt");
    Files.writeString(tar, "sys_info" + "\0".repeat(249) + "ustar" + "\0".repeat(250));
    String message =
        assertThrows(WeightsException.class, () -> Weights.read(tar, NET)).getMessage();
    assertTrue(message.endsWith("save it anew: torch.save(torch.load(FILE), NEW_FILE)"), message);
  }

  /** Cut anywhere, and with a byte changed: refused, or nothing that matters was changed. */
  @Test
  void damagedFileIsRefusedOrTheSame() throws IOException {
    byte[] whole = Files.readAllBytes(file("strided.pt"));
    var expected = read("strided.pt").weights().tensors();
    Path damaged = folder.resolve("damaged.pt");
    for (int length = 5; length < whole.length; length += 7) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      assertThrows(WeightsException.class, () -> Weights.read(damaged, NET), "cut to " + length);
    }
    int refused = 0;
    for (int i = 4; i < whole.length; i += 5) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      Files.write(damaged, changed);
      try {
        var found = Weights.read(damaged, NET).tensors();
        expected.forEach((key, tensor) -> assertEquals(tensor.values(), found.get(key).values()));
      } catch (WeightsException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertTrue(refused > whole.length / 15, "refused " + refused + " of " + whole.length);
  }
}
