/**
 * Normalisation and random changes of training images, declared as values. Each engine computes
 * them in its own way.
 */
package io.github.mnist8k.data.augment;
