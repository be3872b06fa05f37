/**
 * A net as TensorFlow operations: its variables, each layer in inference, and training stage by
 * stage with its gradients. Here and nowhere else layers become operations.
 */
package io.github.mnist8k.models.tensorflow.graph;
