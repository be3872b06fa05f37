/**
 * The commands of the program, one class each: what they take, what they print. What several share
 * lies in the packages beside this one.
 */
package io.github.mnist8k.reproduce.command;
