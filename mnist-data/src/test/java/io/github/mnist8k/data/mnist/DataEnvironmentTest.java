package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataEnvironmentTest {
  @TempDir private Path folder;

  private DataEnvironment environment(
      Map<String, String> properties, Map<String, String> variables) {
    return DataEnvironment.of(
        name -> name.equals("user.home") ? folder.toString() : properties.get(name),
        variables::get);
  }

  @Test
  void withoutSettingsOnlyTheCacheOfTheHomeIsLeft() {
    DataEnvironment plain = environment(Map.of(), Map.of());
    assertEquals(Optional.empty(), plain.propertyFolder());
    assertEquals(Optional.empty(), plain.environmentFolder());
    assertEquals(folder.resolve(".cache").resolve("mnist8k"), plain.cache());
  }

  @Test
  void settingsAreTaken() {
    DataEnvironment set =
        environment(
            Map.of("mnist.dir", "a"),
            Map.of("MNIST_DIR", "b", "XDG_CACHE_HOME", folder.resolve("c").toString()));
    assertEquals(Optional.of(Path.of("a")), set.propertyFolder());
    assertEquals(Optional.of(Path.of("b")), set.environmentFolder());
    assertEquals(folder.resolve("c").resolve("mnist8k"), set.cache());
  }

  @Test
  void emptySettingsCountAsUnsetAndARelativeCacheAsWell() {
    DataEnvironment empty =
        environment(
            Map.of("mnist.dir", ""), Map.of("MNIST_DIR", " ", "XDG_CACHE_HOME", "relative"));
    assertEquals(environment(Map.of(), Map.of()), empty);
  }

  @Test
  void thePublicMirrorsAreThoseOfTheContract() {
    assertEquals(
        List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
        DataEnvironment.system().mirrors());
  }

  @Test
  void aMirrorWithoutASlashOrAWaitOfNothingIsRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SmallMnist.cacheOnly(folder, URI.create("http://host/mnist")));
    assertTrue(e.getMessage().contains("http://host/mnist"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DataEnvironment(
                Optional.empty(),
                Optional.empty(),
                SmallMnist.classPath(),
                folder,
                List.of(),
                Duration.ZERO,
                Duration.ofSeconds(1)));
  }
}
