package io.github.mnist8k.reports.runs;

/**
 * The accuracies of one epoch in percent.
 *
 * @param train running training accuracy; null when it was not published
 * @param test test accuracy
 */
public record EpochAccuracy(Double train, double test) {}
