/**
 * The arithmetic of inference for one image, in plain Java and in the JDK's vector instructions.
 * The two differ in their convolution and share everything else.
 */
package io.github.mnist8k.digits.kernel;
