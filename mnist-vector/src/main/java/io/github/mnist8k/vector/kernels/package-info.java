/**
 * The loops over vectors that an engine spends its time in, each with its loop nest. They know
 * planes of numbers, and nothing of nets.
 */
package io.github.mnist8k.vector.kernels;
