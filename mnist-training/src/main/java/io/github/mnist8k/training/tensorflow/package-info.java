/**
 * The engine that trains by TensorFlow: updates, augmentations and optimizers as operations of a
 * graph. Nothing outside this package knows them.
 */
package io.github.mnist8k.training.tensorflow;
