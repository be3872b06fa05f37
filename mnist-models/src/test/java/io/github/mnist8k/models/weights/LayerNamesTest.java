package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.random.SeedStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A net of three convolutions, the last two alike, each with a norm of three channels. */
class LayerNamesTest {

  private static final Map<String, TensorEntry> OWN =
      Weights.initial(PyTorchFilesTest.NET, new SeedStream(1)).stateDict();
  private static final List<String> LAYERS = List.of("0", "1", "3", "4", "6", "7", "10");

  /** The net's tensors with these names in place of the layers' numbers. */
  private static Map<String, TensorEntry> named(String... names) {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    OWN.forEach(
        (key, tensor) -> {
          int dot = key.indexOf('.');
          String name = names[LAYERS.indexOf(key.substring(0, dot))];
          tensors.put(name + key.substring(dot), tensor);
        });
    return tensors;
  }

  private static Map<String, TensorEntry> named(String names) {
    return named(names.split(" "));
  }

  /** The names found, in the order of the layers. */
  private static String found(Map<String, TensorEntry> tensors, boolean ordered)
      throws WeightsException {
    LayerNames names = LayerNames.of("file", tensors, ordered, PyTorchFilesTest.NET);
    assertEquals(LAYERS, List.copyOf(names.byLayer().keySet()));
    return String.join(" ", names.byLayer().values());
  }

  private static void assertRefused(
      Map<String, TensorEntry> tensors, boolean ordered, String reason) {
    String message =
        assertThrows(WeightsException.class, () -> found(tensors, ordered)).getMessage();
    assertTrue(
        message.startsWith("file: " + reason + "; expected 0 weight [3, 1, 3, 3], "), message);
    assertTrue(message.contains(", 10 weight [10, 3] bias [10], found "), message);
    assertTrue(
        message.endsWith(
            "; in PyTorch, save an nn.Sequential of the same layers"
                + (ordered ? "" : ", or use torch.save, which keeps their order")),
        message);
  }

  /** As safetensors sorts them: names as characters, so that 10 comes before 2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv1 bn1 conv2 bn2 conv3 bn3 fc",
        "conv8 bn8 conv9 bn9 conv10 bn10 fc1",
        "features.0 features.1 features.4 features.5 features.10 features.11 classifier.0",
        "block1.0 block1.1 block2.0 block2.1 block2.3 block2.4 output",
        "net.0 net.1 net.3 net.4 net.6 net.7 net.10",
        "a n1 x1 n2 x2 n3 z"
      })
  void numbersInNamesTellTheOrderWhereTheFileHasNone(String names) throws WeightsException {
    assertEquals(names, found(new TreeMap<>(named(names)), false));
    assertEquals(names, found(named(names), true));
  }

  @ParameterizedTest
  @CsvSource({
    "a b c d e f g, b and d",
    "conv1 bn1 conv2 bn2 conv3 norm3 fc, bn1 and norm3",
    "conv1 bn1 conv2 bn2 conv2b bn3 fc, conv2 and conv2b",
    "conv1 bn1 conv2 bn2 conv02 bn3 fc, conv02 and conv2"
  })
  void layersOfOneShapeWithoutNumbersAreRefusedWhereTheFileHasNoOrder(String names, String alike)
      throws WeightsException {
    assertRefused(
        new TreeMap<>(named(names)),
        false,
        alike + " have the same shapes, and which comes first is not known");
    if (!names.contains("02")) {
      assertEquals(names, found(named(names), true));
    }
  }

  @Test
  void numbersThatSpeakAgainstTheFilesOrderAreRefused() {
    assertRefused(
        named("conv1 bn1 conv3 bn2 conv2 bn3 fc"),
        true,
        "conv3 and conv2 have the same shapes, and which comes first is not known");
  }

  /** The first convolution, known by its shape, is numbered or defined last. */
  @Test
  void orderMustBeTheNetsForAllLayersOfAKind() {
    String reason = " comes before conv3, but has the shapes of a layer behind it";
    Map<String, TensorEntry> tensors = named("conv3 bn1 conv1 bn2 conv2 bn3 fc");
    assertRefused(new TreeMap<>(tensors), false, "conv1" + reason);
    Map<String, TensorEntry> last = named("conv3 bn1 a bn2 b bn3 fc");
    last.put("conv3.weight", last.remove("conv3.weight"));
    assertRefused(last, true, "a" + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "module., module.",
    "_orig_mod., _orig_mod.",
    "_orig_mod.module., _orig_mod.module.",
    "module._orig_mod.module., module._orig_mod.module."
  })
  void wrappersAreTakenOffNumbersAndNames(String prefix, String said) throws WeightsException {
    for (String names : List.of("0 1 3 4 6 7 10", "c1 n1 c2 n2 c3 n3 fc")) {
      String[] wrapped =
          Arrays.stream(names.split(" ")).map(name -> prefix + name).toArray(String[]::new);
      var tensors = named(wrapped);
      assertEquals(String.join(" ", wrapped), found(tensors, false));
      LayerNames found = LayerNames.of("file", tensors, false, PyTorchFilesTest.NET);
      assertEquals("prefix " + said + " taken off all names", found.notes().get(0));
    }
  }

  @Test
  void prefixOfSomeIsNone() throws WeightsException {
    Map<String, TensorEntry> tensors = named("module.0 1 3 4 6 7 10");
    assertEquals("0 1 3 4 6 7 10", found(tensors, true));
    assertEquals("module.c n1 d n2 e n3 f", found(named("module.c n1 d n2 e n3 f"), true));
  }

  @Test
  void otherShapesAreAnotherNet() {
    String names = "conv1 bn1 conv2 bn2 conv3 bn3 fc";
    for (String change : List.of("-conv1.weight", "-bn2.bias", "+bn4.weight", "+fc.scale")) {
      Map<String, TensorEntry> tensors = named(names);
      if (change.startsWith("-")) {
        tensors.remove(change.substring(1));
      } else {
        tensors.put(change.substring(1), TensorEntry.of(1));
      }
      assertRefused(tensors, true, "belongs to another net");
    }
    assertRefused(Collections.singletonMap("w", TensorEntry.of(1)), true, "belongs to another net");
  }

  @Test
  void longListIsCutShort() {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      tensors.put("x" + i + ".weight", TensorEntry.of(1));
    }
    String message = assertThrows(WeightsException.class, () -> found(tensors, false)).getMessage();
    assertTrue(message.contains(" and 99960 more;"), message);
    assertTrue(message.length() < 2000, message);
  }
}
