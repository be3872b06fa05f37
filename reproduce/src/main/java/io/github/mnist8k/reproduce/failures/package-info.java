/**
 * What people read where a command fails, and its exit status. One line for each failure, and a
 * stack trace for faults of the program alone.
 */
package io.github.mnist8k.reproduce.failures;
