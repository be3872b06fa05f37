package io.github.mnist8k.data.synthetic;

/**
 * A point with x to the right and y down: of the unit square as written down, in pixels once a hand
 * has placed it.
 */
record Point(double x, double y) {}
