package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.models.Evaluation;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.Prediction;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitClassifierTest {

  private static final Normalization MNIST = new Normalization(0.1307, 0.3081);
  private static final Net NET =
      Net.of(
          new Conv2d(1, 8, 3),
          new BatchNorm(8),
          new Relu(),
          new Dropout(0.5),
          new MaxPool(2, 2),
          new Conv2d(8, 10, 3),
          new GlobalAvgPool(),
          new Flatten());

  /** More than two pieces of 32. */
  private static final ImageSet IMAGES = SyntheticDigits.draw(71, 1);

  private static DigitClassifier classifier(int threads) {
    var weights = Weights.initial(NET, new SeedStream(1));
    return new DigitClassifier(new Model(NET, weights, MNIST), Execution.cpu(threads));
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[IMAGES.size() * ImageSet.PIXELS];
    IMAGES.pixels().get(pixels);
    return pixels;
  }

  /** A linear net whose logit i is pixel i, so that the logits are the normalised pixels. */
  @Test
  void pixelsAreUnsignedAndNormalised() {
    float[] weight = new float[12 * ImageSet.PIXELS];
    for (int i = 0; i < 12; i++) {
      weight[i * ImageSet.PIXELS + i] = 1;
    }
    var weights =
        new Weights(
            Map.of(
                "1.weight", new FloatTensor(List.of(12, ImageSet.PIXELS), weight),
                "1.bias", new FloatTensor(List.of(12), new float[12])),
            0);
    Net net = Net.of(new Flatten(), new Linear(ImageSet.PIXELS, 12));
    byte[] image = new byte[ImageSet.PIXELS];
    image[3] = 100;
    image[4] = (byte) 200;
    image[11] = (byte) 255;
    try (var classifier = new DigitClassifier(new Model(net, weights, MNIST), Execution.cpu(1))) {
      float[] logits = classifier.logits(image)[0];
      assertEquals(12, logits.length);
      assertEquals(-0.1307 / 0.3081, logits[0], 1e-6);
      assertEquals((100 / 255.0 - 0.1307) / 0.3081, logits[3], 1e-5);
      assertEquals((200 / 255.0 - 0.1307) / 0.3081, logits[4], 1e-5);
      assertEquals((1 - 0.1307) / 0.3081, logits[11], 1e-5);
      assertEquals(4, classifier.classify(image).digit(), "a class after the tenth is no digit");
    }
  }

  @Test
  void batchGivesWhatItsImagesGiveOneByOne() {
    try (var classifier = classifier(2)) {
      float[][] batch = classifier.logits(pixels());
      assertEquals(IMAGES.size(), batch.length);
      for (int i = 0; i < batch.length; i++) {
        assertArrayEquals(classifier.logits(IMAGES.image(i))[0], batch[i], 1e-5f, "image " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 783, 785, 2 * 784 + 1})
  void numberOfBytesThatIsNotWholeImagesIsRefused(int length) {
    try (var classifier = classifier(1)) {
      var batch =
          assertThrows(IllegalArgumentException.class, () -> classifier.logits(new byte[length]));
      assertEquals(
          "expected a positive multiple of 784 bytes, found " + length, batch.getMessage());
      assertThrows(IllegalArgumentException.class, () -> classifier.classify(new byte[length]));
    }
  }

  @Test
  void twoImagesAreNotClassifiedAsOne() {
    try (var classifier = classifier(1)) {
      assertThrows(IllegalArgumentException.class, () -> classifier.classify(new byte[2 * 784]));
    }
  }

  @Test
  void severalThreadsGetTheAnswersOfOne() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try (var classifier = classifier(1)) {
      List<Prediction> alone = new ArrayList<>();
      List<Callable<Prediction>> questions = new ArrayList<>();
      for (int i = 0; i < IMAGES.size(); i++) {
        byte[] image = IMAGES.image(i);
        alone.add(classifier.classify(image));
        questions.add(() -> classifier.classify(image));
      }
      for (int round = 0; round < 4; round++) {
        List<Future<Prediction>> together = pool.invokeAll(questions);
        for (int i = 0; i < alone.size(); i++) {
          assertArrayEquals(alone.get(i).probabilities(), together.get(i).get().probabilities());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void closedClassifierRefusesEveryQuestion() {
    var classifier = classifier(2);
    classifier.close();
    classifier.close();
    List<Executable> questions =
        List.of(
            () -> classifier.logits(pixels()),
            () -> classifier.logits(IMAGES.image(0)),
            () -> classifier.classify(IMAGES.image(0)));
    for (Executable question : questions) {
      var refused = assertThrows(IllegalStateException.class, question);
      assertEquals("the classifier is closed", refused.getMessage());
    }
  }

  /** Native memory that is freed under a question would end the process. */
  @Test
  void closingWaitsForTheQuestionsOfOtherThreads() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    var classifier = classifier(2);
    float[][] expected = classifier.logits(pixels());
    var asked = new CountDownLatch(8);
    Callable<String> asking =
        () -> {
          while (true) {
            try {
              assertArrayEquals(expected[70], classifier.logits(pixels())[70], 1e-5f);
              asked.countDown();
            } catch (IllegalStateException e) {
              return e.getMessage();
            }
          }
        };
    try {
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ends.add(pool.submit(asking));
      }
      asked.await();
      classifier.close();
      for (Future<String> end : ends) {
        assertEquals("the classifier is closed", end.get());
      }
    } finally {
      classifier.close();
      pool.shutdownNow();
    }
  }

  @Test
  void nullsAreRefusedByName() {
    var model = new Model(NET, Weights.initial(NET, new SeedStream(1)), MNIST);
    assertNull("model", () -> new DigitClassifier(null, Execution.cpu(1)));
    assertNull("execution", () -> new DigitClassifier(model, null));
    try (var classifier = classifier(1)) {
      assertNull("pixels", () -> classifier.logits(null));
      assertNull("pixels", () -> classifier.classify((byte[]) null));
      assertNull("set", () -> classifier.evaluate(null));
      assertNull(
          "picture: ImageIO.read gives null for a file that is no image it knows",
          () -> classifier.classify((BufferedImage) null));
    }
  }

  @Test
  void pictureIsPreparedAsMnistWas() {
    var drawn = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 280, 280);
    pen.setColor(Color.BLACK);
    pen.fillRect(150, 40, 30, 200);
    pen.dispose();
    byte[] pixels = DigitPicture.of(drawn, Preparation.MNIST).pixels();
    try (var classifier = classifier(1)) {
      assertArrayEquals(
          classifier.classify(pixels).probabilities(), classifier.classify(drawn).probabilities());
    }
  }

  private static void assertNull(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }

  @Test
  void netOfTwoClassesAnswersWithOneOfThem() {
    Net net = Net.of(new Flatten(), new Linear(ImageSet.PIXELS, 2));
    var weights = Weights.initial(net, new SeedStream(1));
    try (var classifier = new DigitClassifier(new Model(net, weights, MNIST), Execution.cpu(1))) {
      assertEquals(2, classifier.classify(IMAGES.image(0)).probabilities().length);
    }
  }

  @Test
  void evaluationCountsTheImagesThatItKnows() {
    try (var classifier = classifier(1)) {
      int correct = 0;
      for (int i = 0; i < IMAGES.size(); i++) {
        correct += classifier.classify(IMAGES.image(i)).digit() == IMAGES.label(i) ? 1 : 0;
      }
      Evaluation evaluation = classifier.evaluate(IMAGES);
      assertEquals(IMAGES.size(), evaluation.images());
      assertEquals(correct, evaluation.correct());
    }
  }
}
