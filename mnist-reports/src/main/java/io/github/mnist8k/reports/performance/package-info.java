/**
 * Tables of speed from the measurements of our program beside its rivals. It knows no training
 * runs.
 */
package io.github.mnist8k.reports.performance;
