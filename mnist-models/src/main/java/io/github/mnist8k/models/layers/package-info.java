/**
 * The layers of a net as immutable values that know their shapes, parameters and receptive field,
 * with the semantics of PyTorch's modules. They know no engine.
 */
package io.github.mnist8k.models.layers;
