/**
 * Digits drawn from built-in strokes, for trials without files and network. The same seed gives the
 * same bytes on every machine.
 */
package io.github.mnist8k.data.synthetic;
