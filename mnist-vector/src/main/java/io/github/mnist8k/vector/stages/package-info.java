/**
 * A net cut into stages, each a product and what follows it, with their memory and the order in
 * which groups go through them. They know nothing of threads, losses and optimizers.
 */
package io.github.mnist8k.vector.stages;
