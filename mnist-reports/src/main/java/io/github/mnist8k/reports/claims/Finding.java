package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.statistics.Interval;
import java.util.Optional;

/**
 * A number behind a verdict.
 *
 * @param what what it is, for people
 * @param value the number
 * @param interval where it lies with 95 % confidence, if seeds vary it and there are enough of them
 * @param unit such as {@code %} or {@code points}
 */
public record Finding(String what, double value, Optional<Interval> interval, String unit) {}
