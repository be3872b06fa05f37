/**
 * Images on their way into the lanes of a group: drawn changes, then the normalisation. All of it
 * is a pure function of the update's seed and the image's place in the batch.
 */
package io.github.mnist8k.vector.images;
