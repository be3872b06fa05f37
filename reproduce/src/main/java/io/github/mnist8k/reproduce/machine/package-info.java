/**
 * The process that the program runs in, and its terminal: what Java does not show. It knows no
 * experiments and no commands.
 */
package io.github.mnist8k.reproduce.machine;
