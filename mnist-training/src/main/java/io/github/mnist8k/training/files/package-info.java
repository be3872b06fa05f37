/**
 * A run in its folder, {@code TrainingJob}: what lies there before the run starts and who may write
 * to it, and what the run keeps there while it trains: log, checkpoint, weights, manifest. The
 * check that ends a run whose numbers are none stands before them.
 */
package io.github.mnist8k.training.files;
