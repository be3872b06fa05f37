/**
 * A dataset as immutable values: labelled images of 28x28 bytes, a training and a test set, and
 * what is wrong with files that hold none. How files are read, found, changed and drawn lies in the
 * packages below.
 */
package io.github.mnist8k.data;
