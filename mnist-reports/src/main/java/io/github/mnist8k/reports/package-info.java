/**
 * Reads the logs of runs and the logs that the sources published, and writes what they show as
 * Markdown tables. It computes everything from the logs and never trains, so it knows of training
 * only the log package.
 */
package io.github.mnist8k.reports;
