package io.github.mnist8k.data.augment;

/**
 * A random change of training images that keeps their label, declared as a value; the graph
 * computes it.
 */
public sealed interface Augmentation permits RandomRotation, RandomAffine, ColorJitter {}
