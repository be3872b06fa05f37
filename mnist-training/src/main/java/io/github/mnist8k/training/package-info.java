/**
 * Recipes as values, and the loop that trains a net by one. What is written while it runs is
 * written by the loop's listeners; the format of the logs is in the package {@code log}.
 */
package io.github.mnist8k.training;
