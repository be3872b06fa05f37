/**
 * A strict reader of Python's pickles that runs nothing: what a pickle would call or build is only
 * named. It knows the opcodes of protocol 2 that plain data need, and nothing of tensors or nets.
 */
package io.github.mnist8k.models.pickle;
