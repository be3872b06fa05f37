package io.github.mnist8k.reports.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * An accuracy that a text states beside its log.
 *
 * @param place where, such as {@code line 12}
 * @param best whether it is called the best
 * @param test whether it is a test accuracy, or one of training
 * @param value in per cent, with the decimals that it has there
 */
record StatedFigure(String place, boolean best, boolean test, BigDecimal value) {

  StatedFigure {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(value, "value");
  }

  /** Whether a figure of the log reads like this one, to its decimals. */
  boolean matches(double logged) {
    double half = 0.5 * Math.pow(10, -value.scale());
    return Math.abs(logged - value.doubleValue()) <= half + 1e-9;
  }

  /** Whether the log has it: as its highest figure if it is called the best, else anywhere. */
  boolean in(List<Double> logged) {
    return best
        ? logged.stream().max(Double::compare).filter(this::matches).isPresent()
        : logged.stream().anyMatch(this::matches);
  }

  /** What it is called. */
  String name() {
    return (best ? "best " : "") + (test ? "test" : "training") + " accuracy";
  }
}
