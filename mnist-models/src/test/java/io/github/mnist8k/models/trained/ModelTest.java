package io.github.mnist8k.models.trained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.models.weights.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A model and its file. */
class ModelTest {

  private static final Net NET =
      Net.of(new Conv2d(1, 4, 5), new BatchNorm(4), new GlobalAvgPool(), new Flatten());
  private static final Model MODEL = model(NET);

  @TempDir private Path folder;

  private static Model model(Net net) {
    return new Model(net, Weights.initial(net, new SeedStream(3)), new Normalization(0.25, 0.5));
  }

  @Test
  void fileHoldsNetWeightsAndNormalization() throws IOException {
    Path file = folder.resolve("model.safetensors");
    MODEL.write(file, Map.of("description", "fresh"));
    Model read = Model.read(file);
    assertEquals(MODEL, read);
    assertEquals("fresh", Safetensors.read(file).metadata().get("description"));
  }

  @Test
  void equalModelsGiveEqualBytes() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    MODEL.write(one, Map.of("a", "1", "b", "2"));
    model(NET).write(other, Map.of("b", "2", "a", "1"));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  @Test
  void metadataMayNotReplaceTheModelsOwn() {
    Path file = folder.resolve("model.safetensors");
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> MODEL.write(file, Map.of("layers", "none")));
    assertEquals("metadata: the model itself writes layers", e.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void weightsOfAnotherNetAreRefused() {
    Weights other =
        Weights.initial(
            Net.of(new Conv2d(1, 5, 5), new GlobalAvgPool(), new Flatten()), new SeedStream(1));
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Model(NET, other, Normalization.MNIST));
    assertTrue(e.getMessage().contains("0.weight"), e.getMessage());
    assertTrue(e.getMessage().contains("[4, 1, 5, 5]"), e.getMessage());
    assertTrue(e.getMessage().contains("[5, 1, 5, 5]"), e.getMessage());
  }

  @Test
  void tensorThatTheNetHasNotIsRefused() {
    Net less = Net.of(new Conv2d(1, 4, 5), new GlobalAvgPool(), new Flatten());
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Model(less, MODEL.weights(), Normalization.MNIST));
    assertEquals("tensor 1.weight: the net has none of this name", e.getMessage());
  }

  @Test
  void fileOfWeightsAloneSaysWhatIsMissing() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    MODEL.weights().write(file, Map.of("format", "pt"));
    var e = assertThrows(WeightsException.class, () -> Model.read(file));
    assertEquals(
        file
            + ": expected metadata with layers, found format; name net and normalisation:"
            + " new Model(net, Weights.read(file, net), normalization)",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GIF89a and more | expected a header, found a GIF image",
        "'' | expected a header, found an empty file",
        "PK\3\4 and more | expected a header, found a zip archive; if torch.save wrote it: new Model(net, Weights.read(file, net), normalization)"
      })
  void otherContentIsNamed(String content, String message) throws IOException {
    Path file = folder.resolve("model");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    var e = assertThrows(WeightsException.class, () -> Model.read(file));
    assertEquals(file + ": is not a safetensors file: " + message, e.getMessage());
  }

  @Test
  void whatIsNoFileIsNamed() {
    Path none = folder.resolve("none");
    Exception e = assertThrows(IOException.class, () -> Model.read(none));
    assertEquals(none + ": there is no such file", e.getMessage());
    e = assertThrows(IOException.class, () -> Model.read(folder));
    assertEquals(folder + ": expected a file, found a folder", e.getMessage());
  }

  @Test
  void nullsAreRefusedByName() {
    Exception e = assertThrows(NullPointerException.class, () -> Model.read(null));
    assertEquals("file", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> MODEL.write(folder.resolve("a"), null));
    assertEquals("metadata", e.getMessage());
    Map<String, String> nothing = Collections.singletonMap("of", null);
    Path file = folder.resolve("nothing");
    e = assertThrows(NullPointerException.class, () -> MODEL.write(file, nothing));
    assertEquals("metadata of", e.getMessage());
    assertFalse(Files.exists(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layers | [{\"type\": \"conv3d\"}] | metadata /layers/0/type: expected conv2d",
        "layers | [ | metadata layers: expected JSON, found [",
        "layers | 7 | metadata /layers: expected a list in brackets, found 7",
        "normalization | {\"mean\": 0.1} | metadata /normalization/std: expected a number",
        "normalization | {\"mean\": 0.1, \"std\": 0} | metadata /normalization/std: expected",
        "normalization | {\"mean\": 0, \"std\": 1, \"x\": 1} | metadata /normalization/x: unknown"
      })
  void hostileMetadataIsRefusedWithItsPlace(String name, String text, String message)
      throws IOException {
    Path file = folder.resolve("model.safetensors");
    MODEL.write(file, Map.of());
    Safetensors good = Safetensors.read(file);
    Map<String, String> metadata = new HashMap<>(good.metadata());
    metadata.put(name, text);
    new Safetensors(good.tensors(), metadata).write(file);
    var e = assertThrows(WeightsException.class, () -> Model.read(file));
    assertTrue(e.getMessage().startsWith(file + ": " + message), e.getMessage());
  }

  @Test
  void unknownIdNamesThoseThatThereAre() {
    var e = assertThrows(IllegalArgumentException.class, () -> Model.pretrained("own/net"));
    assertTrue(e.getMessage().startsWith("no model own/net: expected one of era-a6/model1, era2-"));
  }

  @ParameterizedTest
  @MethodSource("io.github.mnist8k.models.trained.Pretrained#ids")
  void everyModelOfTheLibraryIsRead(String id) {
    Model model = Model.pretrained(id);
    assertEquals(model.net().parameters().keySet(), model.weights().tensors().keySet());
    assertEquals(Normalization.MNIST, model.normalization());
  }

  @Test
  void netWithoutNormsAndBiasIsAModelToo() throws IOException {
    Model model = model(Net.of(new Flatten(), new Linear(784, 10, false)));
    Path file = folder.resolve("model.safetensors");
    model.write(file, Map.of());
    assertEquals(model.net(), Model.read(file).net());
  }
}
