/**
 * Plots as SVG files: accuracies by epoch, schedules, accuracy against parameters. Each carries its
 * data as text, so that a plot is drawn only when they have changed; only {@code Svg} knows how a
 * picture becomes a file.
 */
package io.github.mnist8k.reports.plots;
