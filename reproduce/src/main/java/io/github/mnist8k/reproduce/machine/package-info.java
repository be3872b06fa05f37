/**
 * The machine and the process that the program runs on and in: what a run manifest says of them,
 * and what Java does not show. It knows no experiments and no commands.
 */
package io.github.mnist8k.reproduce.machine;
