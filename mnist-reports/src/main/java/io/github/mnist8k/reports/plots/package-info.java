/**
 * The project's plots: accuracies by epoch, schedules, accuracy against parameters. Each carries
 * its data, so that a plot is drawn only when they have changed; how it becomes a file is the
 * business of the package {@code drawing}.
 */
package io.github.mnist8k.reports.plots;
