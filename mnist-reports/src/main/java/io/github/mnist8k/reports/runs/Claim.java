package io.github.mnist8k.reports.runs;

/**
 * What a source published as the result of one experiment.
 *
 * @param bestTrain best training accuracy in percent; null when none was published
 * @param bestTest best test accuracy in percent
 */
public record Claim(Double bestTrain, double bestTest) {}
