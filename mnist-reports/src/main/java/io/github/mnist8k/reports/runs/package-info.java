/**
 * The runs that reports speak of: read from folders, sorted by experiment, with the figures and
 * verdicts that follow from their accuracies. It writes nothing.
 */
package io.github.mnist8k.reports.runs;
