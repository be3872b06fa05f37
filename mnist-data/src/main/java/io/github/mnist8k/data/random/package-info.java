/**
 * All randomness of a run as pure functions of its seed: named seeds, a generator, the order of the
 * batches. Nothing here carries a state from one update to the next.
 */
package io.github.mnist8k.data.random;
