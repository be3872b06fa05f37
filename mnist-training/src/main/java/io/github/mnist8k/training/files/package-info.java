/**
 * What a run keeps in its folder while it trains: log, checkpoint, weights, manifest; and the check
 * that ends a run whose numbers are none. Every class here is a listener of the loop or a file of
 * it.
 */
package io.github.mnist8k.training.files;
