/**
 * Variants of an experiment: each value of a key with each value of the others. It knows nothing of
 * Spark.
 */
package io.github.mnist8k.reproduce.spark.grid;
