package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnNetsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "own-nets.md");

  @TempDir private Path folder;

  @Test
  void exampleIsAnExperimentUnderEightThousandParameters() throws Exception {
    String page = Files.readString(PAGE);
    String json =
        page.substring(
            page.indexOf("```json") + 7, page.indexOf("```\n", page.indexOf("```json") + 7));
    Experiment experiment =
        ExperimentJson.read(Files.writeString(folder.resolve("net.json"), json));
    assertEquals("own/net1", experiment.id());
    assertTrue(experiment.net().parameterCount() < 8_000, "parameters");
  }

  @Test
  void everyKindOfLayerStandsThere() throws Exception {
    String page = Files.readString(PAGE);
    for (Class<?> layer : Layer.class.getPermittedSubclasses()) {
      String name =
          layer.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      assertTrue(page.contains("`" + name + "`"), name);
    }
  }
}
