/**
 * Datasets of handwritten digits as bytes: finding, downloading, verifying and reading IDX files,
 * and drawing synthetic digits. Normalisation, augmentation and the order of batches are declared
 * here as plain values, and all randomness comes from {@link io.github.mnist8k.data.SeedStream};
 * nothing here knows TensorFlow.
 */
package io.github.mnist8k.data;
