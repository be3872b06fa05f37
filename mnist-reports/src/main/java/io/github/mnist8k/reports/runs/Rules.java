package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The rules by which a run is judged, each a function of its accuracies or of its experiment's
 * numbers. A rule that needs more epochs than there are gives an empty or negative answer.
 */
public final class Rules {

  /** Test accuracy that the exercise asks for, in percent. */
  public static final double TARGET_ACCURACY = 99.40;

  /** Number of last epochs that must all reach {@link #TARGET_ACCURACY}. */
  public static final int HELD_EPOCHS = 5;

  /** A net must have fewer parameters than this. */
  public static final int PARAMETER_LIMIT = 8_000;

  /** A recipe must not have more epochs than this. */
  public static final int EPOCH_LIMIT = 15;

  /** Training accuracy more than this above test accuracy is overfitting, in percentage points. */
  public static final double OVERFITTING_GAP = 0.30;

  /** Number of epochs in each of the two means that are compared for progress. */
  public static final int PROGRESS_EPOCHS = 3;

  /** A mean test accuracy higher by more than this is progress, in percentage points. */
  public static final double PROGRESS = 0.05;

  /** A net with less test accuracy does little better than guessing one of ten, in percent. */
  public static final double GUESSING = 20;

  private Rules() {}

  /** Whether a net answers no better, by much, than one that guesses. */
  public static boolean guesses(AccuracyCurve curve) {
    return curve.lastTest() < GUESSING;
  }

  /**
   * Whether training accuracy is above test accuracy by more than {@link #OVERFITTING_GAP}.
   *
   * @param gap see {@link AccuracyCurve#gap}
   */
  public static boolean overfits(double gap) {
    return gap > OVERFITTING_GAP;
  }

  /**
   * Whether training accuracy stays below test accuracy. It is measured while the net learns, with
   * dropout and augmentation on, so this says that training is the harder task.
   *
   * @param gap see {@link AccuracyCurve#gap}
   */
  public static boolean trainingIsHarder(double gap) {
    return gap < 0;
  }

  /**
   * Mean test accuracy of the last {@link #PROGRESS_EPOCHS} epochs minus that of as many before
   * them, in percentage points; empty when there are fewer epochs than that. It is rounded to
   * hundredths, as it is printed, so that a verdict never contradicts its own number.
   */
  public static OptionalDouble progress(AccuracyCurve curve) {
    List<EpochAccuracy> compared = curve.last(2 * PROGRESS_EPOCHS);
    if (compared.size() < 2 * PROGRESS_EPOCHS) {
      return OptionalDouble.empty();
    }
    long gained =
        sum(compared.subList(PROGRESS_EPOCHS, 2 * PROGRESS_EPOCHS))
            - sum(compared.subList(0, PROGRESS_EPOCHS));
    return OptionalDouble.of(Math.round((double) gained / PROGRESS_EPOCHS) / 100.0);
  }

  /** Whether {@link #progress} is more than {@link #PROGRESS}: more epochs might help. */
  public static boolean stillImproving(double progress) {
    return progress > PROGRESS;
  }

  /** How many of the last {@link #HELD_EPOCHS} epochs reach {@link #TARGET_ACCURACY}. */
  public static int heldEpochs(AccuracyCurve curve) {
    return new AccuracyCurve(curve.last(HELD_EPOCHS)).epochsAtTarget();
  }

  /** Whether all of the last {@link #HELD_EPOCHS} epochs reach {@link #TARGET_ACCURACY}. */
  public static boolean holdsAccuracy(AccuracyCurve curve) {
    return heldEpochs(curve) == HELD_EPOCHS;
  }

  /** Whether a net of so many parameters is below {@link #PARAMETER_LIMIT}. */
  public static boolean fewParameters(long parameters) {
    return parameters < PARAMETER_LIMIT;
  }

  /** Whether a recipe of so many epochs is within {@link #EPOCH_LIMIT}. */
  public static boolean fewEpochs(int epochs) {
    return epochs <= EPOCH_LIMIT;
  }

  private static long sum(List<EpochAccuracy> epochs) {
    return epochs.stream().mapToLong(epoch -> AccuracyCurve.hundredths(epoch.test())).sum();
  }
}
