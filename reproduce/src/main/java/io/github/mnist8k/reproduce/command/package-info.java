/**
 * The commands of the command line, one class each, and the options they share. What programs read
 * goes to standard output, what people read to standard error.
 */
package io.github.mnist8k.reproduce.command;
