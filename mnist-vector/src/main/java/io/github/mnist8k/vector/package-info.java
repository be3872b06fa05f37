/**
 * The engine in pure Java on the vector instructions of the JVM. Its memory holds groups of 16
 * images, its threads share them, and what it computes is the same bit for bit everywhere.
 */
package io.github.mnist8k.vector;
