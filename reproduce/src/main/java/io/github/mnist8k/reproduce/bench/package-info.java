/**
 * How fast experiments train and recognise digits on this machine. It measures and prints nothing.
 */
package io.github.mnist8k.reproduce.bench;
