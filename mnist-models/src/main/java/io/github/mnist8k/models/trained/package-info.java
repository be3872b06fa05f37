/**
 * Trained models: a net, its weights and the normalisation of its training in one value, read from
 * one file. The models that this library brings along.
 */
package io.github.mnist8k.models.trained;
