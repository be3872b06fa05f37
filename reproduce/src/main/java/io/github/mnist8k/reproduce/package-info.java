/**
 * The program: it starts the command line, and knows the machine it runs on. The experiments and
 * the commands are in the packages below.
 */
package io.github.mnist8k.reproduce;
