package io.github.mnist8k.training;

import io.github.mnist8k.training.recipe.Rates;

/**
 * One update of a run.
 *
 * @param rows rows of the training set in the batch
 * @param rates learning rate and momentum
 * @param seed from which the update's random numbers are drawn
 * @param number number of the update, from 1 at the start of the run
 */
public record Update(int[] rows, Rates rates, long seed, long number) {}
