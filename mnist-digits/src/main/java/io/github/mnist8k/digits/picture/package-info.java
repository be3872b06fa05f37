/**
 * A drawn, photographed or scanned digit, read from a picture file and prepared as MNIST's digits
 * were. It knows nothing of nets and of dataset files.
 */
package io.github.mnist8k.digits.picture;
