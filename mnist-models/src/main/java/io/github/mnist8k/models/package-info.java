/**
 * Small convolutional nets as values, and what is computed from them: shapes, sizes, initial
 * weights, TensorFlow graphs. A net ends at logits; losses, optimizers and training live elsewhere.
 */
package io.github.mnist8k.models;
