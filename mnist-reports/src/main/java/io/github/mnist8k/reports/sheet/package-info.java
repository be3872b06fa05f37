/**
 * The sheet of a run, or of several seeds of one experiment: target, result and analysis, the net
 * and its receptive field, curves, and the digits that went wrong, as a README with pictures beside
 * it.
 */
package io.github.mnist8k.reports.sheet;
