package io.github.mnist8k.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.files.WriteException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.data.random.BatchOrder;
import io.github.mnist8k.data.random.SeedStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A null is refused where it comes in, by the parameter's name. */
class NullsTest {
  private static final ImageSet SET = new ImageSet(new byte[784], new byte[1]);
  private static final SeedStream SEEDS = new SeedStream(1);
  private static final Path FILE = Path.of("file");
  private static final byte[] BYTES = {};

  private static Arguments refused(String name, Executable call) {
    return Arguments.of(name, call);
  }

  private static DataEnvironment environment(
      Optional<Path> property,
      Optional<Path> variable,
      ClassLoader loader,
      Path cache,
      List<URI> uris,
      Duration wait) {
    return new DataEnvironment(
        property, variable, loader, cache, uris, Duration.ofSeconds(1), wait);
  }

  static Stream<Arguments> calls() {
    Optional<Path> none = Optional.empty();
    ClassLoader loader = NullsTest.class.getClassLoader();
    Duration wait = Duration.ofSeconds(1);
    Map<String, String> hashes = Map.of();
    return Stream.of(
        refused("pixels", () -> new ImageSet(null, BYTES)),
        refused("labels", () -> new ImageSet(BYTES, null)),
        refused("name", () -> new Dataset(null, "", SET, SET, hashes)),
        refused("train", () -> new Dataset("", "", null, SET, hashes)),
        refused("sha256", () -> new Dataset("", "", SET, SET, null)),
        refused("problem", () -> DatasetException.reason(null)),
        refused("purpose", () -> SEEDS.seed(null)),
        refused("position", () -> SEEDS.seed("", (long[]) null)),
        refused("seeds", () -> new BatchOrder(null, 1, 1, true)),
        refused("order", () -> new BatchOrder(SEEDS, 1, 1, true).batch(null, 0)),
        refused("name", () -> new IdxFile(null, BYTES, 0, "")),
        refused("name", () -> IdxReader.images(null, BYTES)),
        refused("content", () -> IdxReader.labels("", null)),
        refused("file", () -> IdxReader.labels(null)),
        refused("as", () -> IdxReader.read(FILE, null)),
        refused("source", () -> IdxReader.read("", null, StandardFile.TEST_IMAGES)),
        refused("as", () -> IdxReader.read("", InputStream.nullInputStream(), null)),
        refused("set", () -> IdxWriter.images(null)),
        refused("set", () -> IdxWriter.labels((ImageSet) null)),
        refused("target", () -> AtomicFiles.write(null, out -> {})),
        refused("content", () -> AtomicFiles.write(FILE, null)),
        refused("text", () -> AtomicFiles.writeText(FILE, null)),
        refused("bytes", () -> Sha256.hex(null)),
        refused("file", () -> new WriteException(null, new IOException())),
        refused("cause", () -> new WriteException(FILE, null)),
        refused("spec", () -> Datasets.load(null, DataEnvironment.system())),
        refused("name", () -> Datasets.of(null, SET, SET)),
        refused("train", () -> Datasets.of("own", null, SET)),
        refused("test", () -> Datasets.of("own", SET, null)),
        refused("environment", () -> Datasets.load("mnist", null)),
        refused("propertyFolder", () -> environment(null, none, loader, FILE, List.of(), wait)),
        refused("environmentFolder", () -> environment(none, null, loader, FILE, List.of(), wait)),
        refused("classPath", () -> environment(none, none, null, FILE, List.of(), wait)),
        refused("cache", () -> environment(none, none, loader, null, List.of(), wait)),
        refused("mirrors", () -> environment(none, none, loader, FILE, null, wait)),
        refused("stallTimeout", () -> environment(none, none, loader, FILE, List.of(), null)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void nullIsRefusedByName(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }
}
