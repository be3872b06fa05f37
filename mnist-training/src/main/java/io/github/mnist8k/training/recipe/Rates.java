package io.github.mnist8k.training.recipe;

/**
 * What a schedule sets for one update.
 *
 * @param learningRate learning rate
 * @param momentum momentum of SGD, or beta1 of Adam
 */
public record Rates(double learningRate, double momentum) {}
