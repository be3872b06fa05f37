/**
 * Tensors outside TensorFlow and the safetensors files that hold them. Layouts are PyTorch's
 * throughout; nothing here knows of nets or graphs.
 */
package io.github.mnist8k.models.weights;
