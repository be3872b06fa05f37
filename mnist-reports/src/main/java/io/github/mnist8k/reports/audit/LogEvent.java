package io.github.mnist8k.reports.audit;

import java.math.BigDecimal;

/** What a line of a log tells. */
sealed interface LogEvent {

  /** A line without text, which ends what belongs together. */
  record Blank() implements LogEvent {}

  /**
   * The title of a section, such as {@code Step 3}.
   *
   * @param title without marks
   */
  record Section(String title) implements LogEvent {}

  /**
   * The number of the epoch that the next lines are about.
   *
   * @param number as it stands there
   * @param begins whether the line can only stand at an epoch's beginning
   */
  record EpochNumber(int number, boolean begins) implements LogEvent {}

  /**
   * Accuracies in a progress bar or in one line for an epoch, as they stand there: in per cent or
   * as fractions.
   *
   * @param epoch number of the epoch; null if the line does not tell
   * @param train training accuracy; null if the line does not tell
   * @param test test accuracy; null if the line does not tell
   */
  record Accuracies(Integer epoch, Double train, Double test) implements LogEvent {}

  /**
   * The test after an epoch.
   *
   * @param correct images that were right; null if the line does not tell
   * @param total images; null if the line does not tell
   * @param percent accuracy in per cent with its decimals; null if the line does not tell
   */
  record Test(Integer correct, Integer total, BigDecimal percent) implements LogEvent {}

  /**
   * A figure that the text states, most likely of the whole log.
   *
   * @param figure what it is
   */
  record Statement(StatedFigure figure) implements LogEvent {}

  /** A line that should tell a test accuracy, and cannot be read. */
  record Unreadable() implements LogEvent {}
}
