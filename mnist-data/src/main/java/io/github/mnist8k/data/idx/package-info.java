/**
 * Files in MNIST's own format, IDX: read strictly, written byte for byte. It knows nothing of where
 * the files lie.
 */
package io.github.mnist8k.data.idx;
