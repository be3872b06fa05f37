/**
 * Documents from logs: result tables with an analysis, a page of all experiments, the report of one
 * folder. It reads logs only and knows neither nets nor engines.
 */
package io.github.mnist8k.reports;
