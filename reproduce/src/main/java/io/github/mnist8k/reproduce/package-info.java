/**
 * The start of the program: it hands its arguments to the command line and ends with its status.
 * The experiments, the commands and the machine are in the packages below.
 */
package io.github.mnist8k.reproduce;
