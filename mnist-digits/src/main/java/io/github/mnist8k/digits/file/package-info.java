/**
 * Trained nets for inference as values and as {@code .digits} files, read strictly. They know no
 * arithmetic.
 */
package io.github.mnist8k.digits.file;
