package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.Answer;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.reports.sheet.TestAnswers;
import io.github.mnist8k.reports.sheet.WrongDigit;
import io.github.mnist8k.training.Answers;
import io.github.mnist8k.training.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What trained nets said to the test images, and how sure they were where they were wrong. */
public final class WrongAnswers {

  private static final int SHOWN = 25;

  private final ImageSet test;

  /** The wrong answers by image. */
  private final Map<Integer, List<Wrong>> wrong = new TreeMap<>();

  private final int[][] confusion;

  /**
   * A wrong answer of one net.
   *
   * @param answer what it said
   * @param probability how sure it was; 0 if its weights were not kept
   */
  private record Wrong(int answer, double probability) {}

  private WrongAnswers(ImageSet test, int classes) {
    this.test = test;
    this.confusion = new int[classes][classes];
  }

  /**
   * The answers of some runs.
   *
   * @param runs at least one, each with answers to the test images
   * @param test the test images
   * @param engine asks the nets how sure they are
   */
  static TestAnswers of(List<TrainedRun> runs, ImageSet test, Engine engine) {
    var wrong = new WrongAnswers(test, runs.get(0).experiment().net().classes());
    for (TrainedRun run : runs) {
      byte[] answers = run.answers().orElseThrow();
      wrong.add(answers, images -> wrong.probabilities(run, images, engine));
    }
    return new TestAnswers(runs.size(), wrong.confusion, wrong.shown());
  }

  /**
   * The answers of one net that has just been trained.
   *
   * @param said what it said, and how sure it was
   * @param test the test images
   * @param classes its classes
   */
  public static TestAnswers of(Answers said, ImageSet test, int classes) {
    var wrong = new WrongAnswers(test, classes);
    wrong.add(
        said.digits(),
        images -> images.stream().mapToDouble(image -> said.probabilities()[image]).toArray());
    return new TestAnswers(1, wrong.confusion, wrong.shown());
  }

  /**
   * The answers of one net, which is asked here.
   *
   * @param net it is asked on all cores
   * @param test the test images
   */
  static TestAnswers of(Digits net, ImageSet test) {
    return of(
        IntStream.range(0, test.size())
            .parallel()
            .mapToObj(image -> net.read(test.image(image)))
            .toList(),
        test);
  }

  /** One net's answers to the test images, in their order. */
  static TestAnswers of(List<Answer> answers, ImageSet test) {
    byte[] digits = new byte[answers.size()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) answers.get(i).digit();
    }
    var wrong = new WrongAnswers(test, ImageSet.CLASSES);
    wrong.add(
        digits,
        images -> images.stream().map(answers::get).mapToDouble(WrongAnswers::sure).toArray());
    return new TestAnswers(1, wrong.confusion, wrong.shown());
  }

  private static double sure(Answer answer) {
    return answer.probabilities()[answer.digit()];
  }

  /** Adds a net's answers; {@code sure} gives the probabilities of those to some images. */
  private void add(byte[] answers, Function<List<Integer>, double[]> sure) {
    List<Integer> images = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      int answer = Byte.toUnsignedInt(answers[i]);
      confusion[test.label(i)][answer]++;
      if (answer != test.label(i)) {
        images.add(i);
      }
    }
    double[] probabilities = sure.apply(images);
    for (int i = 0; i < images.size(); i++) {
      int answer = Byte.toUnsignedInt(answers[images.get(i)]);
      wrong
          .computeIfAbsent(images.get(i), image -> new ArrayList<>())
          .add(new Wrong(answer, probabilities[i]));
    }
  }

  /** The probability that a run's net gives to its answers to some images. */
  private double[] probabilities(TrainedRun run, List<Integer> images, Engine engine) {
    double[] probabilities = new double[images.size()];
    if (images.isEmpty() || run.model().isEmpty()) {
      return probabilities;
    }
    byte[] pixels = new byte[images.size() * ImageSet.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(test.image(images.get(i)), 0, pixels, i * ImageSet.PIXELS, ImageSet.PIXELS);
    }
    var execution = Execution.cpu(1);
    try (Inference net = engine.inference(run.model().orElseThrow(), execution)) {
      float[][] logits = net.logits(pixels);
      for (int i = 0; i < logits.length; i++) {
        int answer = Byte.toUnsignedInt(run.answers().orElseThrow()[images.get(i)]);
        probabilities[i] = probability(logits[i], answer);
      }
    }
    return probabilities;
  }

  private static double probability(float[] logits, int answer) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[answer]);
    }
    return 1 / sum;
  }

  private List<WrongDigit> shown() {
    return wrong.entrySet().stream()
        .map(entry -> digit(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(WrongDigit::seeds)
                .thenComparingDouble(WrongDigit::probability)
                .reversed())
        .limit(SHOWN)
        .toList();
  }

  /** An image with the answer that most of the nets gave, the smallest of equally many. */
  private WrongDigit digit(int image, List<Wrong> answers) {
    Map<Integer, List<Wrong>> byAnswer =
        answers.stream()
            .collect(Collectors.groupingBy(Wrong::answer, TreeMap::new, Collectors.toList()));
    List<Wrong> most =
        byAnswer.values().stream()
            .reduce((best, next) -> next.size() > best.size() ? next : best)
            .orElseThrow();
    return new WrongDigit(
        test.image(image),
        test.label(image),
        most.get(0).answer(),
        most.stream().mapToDouble(Wrong::probability).average().orElseThrow(),
        answers.size());
  }
}
