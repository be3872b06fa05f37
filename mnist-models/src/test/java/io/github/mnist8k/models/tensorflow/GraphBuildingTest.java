package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mnist8k.models.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Locale.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

class GraphBuildingTest {

  private final Locale before = Locale.getDefault(Category.FORMAT);

  @AfterEach
  void restore() {
    Locale.setDefault(Category.FORMAT, before);
  }

  /** The second operation of a kind has a number in its name. */
  private static String secondName(Graph graph) {
    Ops tf = Ops.create(graph);
    tf.constant(1f);
    return tf.constant(2f).op().name();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "bn-BD", "mr-IN", "ne-NP", "my-MM", "ps-AF", "ckb-IQ"})
  void operationsAreNamedUnderLocalesWithOtherDigits(String tag) {
    Locale users = Locale.forLanguageTag(tag);
    Locale.setDefault(Category.FORMAT, users);
    try (var building = GraphBuilding.on(Device.CPU);
        Graph graph = building.graph()) {
      assertEquals("Const_1", secondName(graph));
    }
    assertEquals(users, Locale.getDefault(Category.FORMAT));
  }

  @Test
  void buildingThatHasEndedSaysSoAndEndsOnce() {
    Locale users = Locale.forLanguageTag("fa-IR");
    Locale.setDefault(Category.FORMAT, users);
    var first = GraphBuilding.on(Device.CPU);
    var second = GraphBuilding.on(Device.CPU);
    first.close();
    first.close();
    var e = assertThrows(IllegalStateException.class, first::tf);
    assertEquals("the building of the graph has ended", e.getMessage());
    assertEquals("Const_1", secondName(second.graph()), "the second call has ended another one");
    second.close();
    first.graph().close();
    second.graph().close();
  }

  /** Two threads may build at the same time: the first to end must not take the other's digits. */
  @Test
  void digitsStayPlainUntilTheLastBuildingEnds() {
    Locale users = Locale.forLanguageTag("fa-IR");
    Locale.setDefault(Category.FORMAT, users);
    var first = GraphBuilding.on(Device.CPU);
    var second = GraphBuilding.on(Device.CPU);
    first.close();
    assertEquals("Const_1", secondName(second.graph()));
    second.close();
    assertEquals(users, Locale.getDefault(Category.FORMAT));
    first.graph().close();
    second.graph().close();
  }

  @Test
  void localeWithPlainDigitsIsNotTouched() {
    Locale.setDefault(Category.FORMAT, Locale.GERMANY);
    try (var building = GraphBuilding.on(Device.CPU);
        Graph graph = building.graph()) {
      assertEquals("Const_1", secondName(graph));
      assertEquals(Locale.GERMANY, Locale.getDefault(Category.FORMAT));
    }
  }

  @Test
  void deviceThatIsNotThereIsRefused() {
    assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "skipped: this machine has a GPU");
    var refused = assertThrows(IllegalStateException.class, () -> GraphBuilding.on(Device.GPU));
    assertEquals(
        "TensorFlow sees no GPU here: use Device.CPU, or have TensorFlow's native library for GPUs"
            + " (tensorflow-core-native with classifier linux-x86_64-gpu), an NVIDIA driver,"
            + " CUDA 12 and cuDNN 9",
        refused.getMessage());
  }
}
