/**
 * Nets as values, and what is told of them: sizes, a summary, how well they know an image set. A
 * net ends at logits; losses, optimizers and training live elsewhere.
 */
package io.github.mnist8k.models;
