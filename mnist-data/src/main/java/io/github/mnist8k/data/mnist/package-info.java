/**
 * Where datasets are found: folders, the class path, the cache, the mirrors; and how MNIST is known
 * by its hashes. It decides nothing about training.
 */
package io.github.mnist8k.data.mnist;
