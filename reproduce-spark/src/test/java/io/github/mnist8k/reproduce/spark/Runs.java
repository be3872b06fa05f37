package io.github.mnist8k.reproduce.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs of the tests: what they are trained on, and how they are compared. */
final class Runs {

  /** A small net. */
  static final String STEP_6 = "era2-s7/step6";

  private static final String MODULE = "jdk.incubator.vector";

  private Runs() {}

  /** Skips tests that train where the vector engine cannot start. */
  static void assumeVectors() {
    assumeTrue(
        ModuleLayer.boot().findModule(MODULE).isPresent(), "skipped: this JDK has no " + MODULE);
  }

  /** Makes a folder with a few drawn digits. */
  static Path digits(Path folder) throws IOException {
    ImageSet images = SyntheticDigits.draw(600, 1);
    Files.createDirectories(folder);
    for (String part : List.of("train", "t10k")) {
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), IdxWriter.images(images));
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), IdxWriter.labels(images));
    }
    return folder;
  }

  /** The same rows, times aside, and the same weights, answers and state, byte for byte. */
  static void assertSame(Path expectedOut, Path foundOut, String experiment, long seed)
      throws IOException {
    RunFolder expected = RunFolder.of(expectedOut, experiment, seed);
    RunFolder found = RunFolder.of(foundOut, experiment, seed);
    String name = experiment + " seed " + seed;
    assertEquals(withoutTimes(expected.epochs()), withoutTimes(found.epochs()), name);
    assertSameBytes(expected.weights(), found.weights());
    assertSameBytes(expected.answers(), found.answers());
    assertSameBytes(expected.checkpoint(), found.checkpoint());
  }

  private static void assertSameBytes(Path expected, Path found) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(expected), Files.readAllBytes(found), () -> "other than in " + found);
  }

  private static List<String> withoutTimes(Path epochs) throws IOException {
    return Files.readAllLines(epochs).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }

  /** When each file of each run in a folder was written. */
  static Map<Path, FileTime> times(Path out) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        if (out.relativize(path).toString().contains("seed-")) {
          times.put(path, Files.getLastModifiedTime(path));
        }
      }
    }
    return times;
  }
}
