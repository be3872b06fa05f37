package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.weights.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code export} hands a net on without changing what it says. */
class ExportTest {

  private static final double TOLERANCE = 1e-4;

  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void writeWeights() throws IOException {
    weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
  }

  @Test
  void digitsFileOfWeightsFromPyTorchGivesPyTorchsLogits() throws IOException {
    Path file = folder.resolve("step3.digits");
    Invocation done = export("digits", file, "--description", "three updates");
    assertEquals(0, done.status(), done.err());
    assertEquals("", done.out());

    Digits digits = Digits.load(file);
    assertEquals(Reference.EXPERIMENT, digits.experiment());
    assertEquals("three updates", digits.description());
    FloatTensor expected = Reference.logits();
    double largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      largest = Math.max(largest, Math.abs(expected.get(i)));
    }
    int classes = expected.shape().get(1);
    for (int image = 0; image < expected.shape().get(0); image++) {
      float[] found = digits.logits(Reference.images().image(image));
      for (int c = 0; c < classes; c++) {
        assertEquals(expected.get(image * classes + c), found[c], TOLERANCE * largest);
      }
    }
  }

  @Test
  void fileOfTorchSaveIsExportedAsTheSafetensorsAre() throws IOException {
    Path file = folder.resolve("a.digits");
    assertEquals(0, export("digits", file).status());
    byte[] expected = Files.readAllBytes(file);
    weights = Reference.torchSave();
    assertEquals(0, export("digits", file).status());
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void fileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("old.digits"), "old");
    assertEquals(0, export("digits", file).status());
    assertEquals(Reference.EXPERIMENT, Digits.load(file).experiment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"onxn", "Digits", "''"})
  void unknownFormat(String format) throws IOException {
    assertRefused(format, folder.resolve("a"), "--format: expected digits, found " + format);
  }

  @Test
  void targetCannotBeWritten() throws IOException {
    assertRefused("digits", folder, folder + ": expected a file, found a folder");
    Path nowhere = folder.resolve("none").resolve("a.digits");
    assertRefused("digits", nowhere, nowhere + ": expected an existing folder");
  }

  @Test
  void weightsCannotBeUsed() throws IOException {
    Files.write(weights, new byte[100]);
    assertRefused("digits", folder.resolve("a"), weights + ": ");
    Files.delete(weights);
    assertRefused("digits", folder.resolve("a"), "there is no such file");
  }

  private Invocation export(String format, Path target, Object... more) {
    Object[] args = {
      "export", "--experiment", Reference.EXPERIMENT, "--weights", weights, "--format", format
    };
    Object[] all = new Object[args.length + 2 + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--to";
    all[args.length + 1] = target;
    System.arraycopy(more, 0, all, args.length + 2, more.length);
    return Invocation.of(all);
  }

  private void assertRefused(String format, Path target, String text) throws IOException {
    Map<Path, Long> before = Folders.content(folder);
    export(format, target).assertRefused(text);
    assertEquals(before, Folders.content(folder), "files were touched");
    assertTrue(Files.exists(folder));
  }
}
