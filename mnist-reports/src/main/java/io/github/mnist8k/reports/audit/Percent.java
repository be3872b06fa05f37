package io.github.mnist8k.reports.audit;

import io.github.mnist8k.reports.text.Markdown;

/** Accuracies as messages show them. */
final class Percent {

  private static final int DECIMALS = 2;

  private Percent() {}

  /** Two decimals, as logs have them. */
  static String of(double percent) {
    return Markdown.number(percent, DECIMALS);
  }
}
