/**
 * Recognises handwritten digits in plain Java, one image at a time, with nothing but the JDK. The
 * form of the files lies in the package {@code file}, the arithmetic in {@code kernel}.
 */
package io.github.mnist8k.digits;
