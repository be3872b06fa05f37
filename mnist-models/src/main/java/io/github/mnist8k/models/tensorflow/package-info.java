/**
 * Trained nets that recognise digits by TensorFlow: devices, sessions, the classifier. The
 * operations of a net lie in the package {@code graph}.
 */
package io.github.mnist8k.models.tensorflow;
