/**
 * The published experiments, one class for each assignment, written out in full. They are values: a
 * net, a recipe, and what the source claims.
 */
package io.github.mnist8k.reproduce.experiments;
