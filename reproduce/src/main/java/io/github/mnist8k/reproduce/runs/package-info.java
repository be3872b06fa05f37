/** Runs as the program does them: several side by side, shown while they last. */
package io.github.mnist8k.reproduce.runs;
