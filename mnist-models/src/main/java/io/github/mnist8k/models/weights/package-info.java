/**
 * Tensors outside any engine, and the files that hold them: safetensors, and state dicts that
 * PyTorch saved. Layouts are PyTorch's throughout.
 */
package io.github.mnist8k.models.weights;
