package io.github.mnist8k.training.experiment;

/**
 * What a source published as the result of its experiment.
 *
 * @param bestTrain best training accuracy in percent; null when none was published
 * @param bestTest best test accuracy in percent
 */
public record Published(Double bestTrain, double bestTest) {}
