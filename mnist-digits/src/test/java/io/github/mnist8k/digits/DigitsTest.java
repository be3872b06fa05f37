package io.github.mnist8k.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsFormatException;
import io.github.mnist8k.digits.kernel.Inference;
import io.github.mnist8k.digits.kernel.Kernel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nets of the jar: what they answer, and how. */
class DigitsTest {

  private static final float TOLERANCE = 1e-4f;
  private static final List<byte[]> IMAGES = Fixture.images();

  @ParameterizedTest
  @ValueSource(strings = {"era2-s7/step5", "s7/model3"})
  void bothKernelsGiveTensorFlowsLogits(String experiment) throws IOException {
    Digits digits = Digits.bundled(experiment);
    Inference plain = new Inference(file(experiment), Kernel.plain());
    List<float[]> expected = Fixture.logits(experiment);
    for (int i = 0; i < IMAGES.size(); i++) {
      assertArrayEquals(expected.get(i), digits.logits(IMAGES.get(i)), TOLERANCE);
      assertArrayEquals(expected.get(i), plain.logits(IMAGES.get(i)), TOLERANCE);
    }
  }

  private static DigitsFile file(String experiment) throws IOException {
    String name = experiment.replace('/', '-') + ".digits";
    try (InputStream in = Digits.class.getResourceAsStream(name)) {
      return DigitsFile.read(in, name);
    }
  }

  @Test
  void netsSayWhatTheyAre() {
    Digits digits = Digits.step5();
    assertEquals("era2-s7/step5", digits.experiment());
    assertTrue(digits.description().contains("99.51 %"), digits.description());
    assertTrue(digits.engine().startsWith("Vector API"), digits.engine());
    assertTrue(digits.toString().contains(digits.engine()));
  }

  @Test
  void answerNamesTheLargestLogitAndItsProbability() {
    Digits digits = Digits.step5();
    for (byte[] image : IMAGES) {
      Answer answer = digits.read(image);
      assertArrayEquals(digits.logits(image), answer.logits());
      assertEquals(10, answer.probabilities().length);
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        sum += answer.probabilities()[i];
        assertTrue(answer.logits()[i] <= answer.logits()[answer.digit()]);
        double ratio = answer.probabilities()[i] / answer.probabilities()[answer.digit()];
        assertEquals(
            Math.exp((double) answer.logits()[i] - answer.logits()[answer.digit()]), ratio, 1e-9);
      }
      assertEquals(1, sum, 1e-12);
      assertEquals(answer.probabilities()[answer.digit()], answer.probability());
      assertTrue(answer.toString().startsWith(answer.digit() + " ("), answer.toString());
    }
  }

  @Test
  void whatIsNoImageIsRefused() {
    Digits digits = Digits.step5();
    for (byte[] pixels : new byte[][] {{}, new byte[783], new byte[785], new byte[1568]}) {
      var e = assertThrows(IllegalArgumentException.class, () -> digits.read(pixels));
      assertEquals("expected 784 bytes, found " + pixels.length, e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> digits.logits(pixels));
    }
  }

  @Test
  void unknownNetNamesThoseThereAre() {
    var e = assertThrows(IllegalArgumentException.class, () -> Digits.bundled("era2-s7/step3"));
    assertTrue(e.getMessage().contains("era2-s7/step5, s7/model3"), e.getMessage());
  }

  @Test
  void filesAreReadFromAPathOrNamedInTheMessage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.digits");
    try (InputStream in = Digits.class.getResourceAsStream("s7-model3.digits")) {
      Files.copy(in, file);
    }
    assertEquals("s7/model3", Digits.load(file).experiment());
    Files.write(file, new byte[100]);
    var e = assertThrows(DigitsFormatException.class, () -> Digits.load(file));
    assertTrue(e.getMessage().startsWith(file + ": is not a digits file"), e.getMessage());
    Path none = folder.resolve("none");
    Exception missing = assertThrows(NoSuchFileException.class, () -> Digits.load(none));
    assertEquals(none + ": there is no such file", missing.getMessage());
    Exception noFile = assertThrows(FileSystemException.class, () -> Digits.load(folder));
    assertEquals(folder + ": expected a file, found a folder", noFile.getMessage());
  }

  /** More threads than there are scratch arrays kept. */
  @Test
  void manyThreadsGetTheAnswersOfOne() throws Exception {
    Digits digits = Digits.step5();
    List<float[]> expected = IMAGES.stream().map(digits::logits).toList();
    int threads = 4 * Runtime.getRuntime().availableProcessors();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> jobs = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t;
        jobs.add(
            executor.submit(
                () ->
                    IntStream.range(0, 50)
                        .map(i -> (first + i) % IMAGES.size())
                        .forEach(
                            i ->
                                assertArrayEquals(expected.get(i), digits.logits(IMAGES.get(i))))));
      }
      for (Future<?> job : jobs) {
        job.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** The logits, 16 + 40 bytes, the probabilities, 16 + 80, and the record. */
  @Test
  void aCallAllocatesItsAnswerAndNothingElse() {
    Digits digits = Digits.step5();
    byte[] image = IMAGES.get(0);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perCall = Long.MAX_VALUE;
    for (int round = 0; round < 100 && perCall > 200; round++) { // until it is compiled
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 500; i++) {
        digits.read(image);
      }
      perCall = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
    }
    assertTrue(perCall <= 200, "expected at most 200 bytes for each call, found " + perCall);
  }
}
