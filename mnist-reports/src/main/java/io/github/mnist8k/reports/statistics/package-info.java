/**
 * What a sample of seeds says of all seeds: intervals of means, of shares, of one more run, and
 * comparisons of two samples. Numbers in, numbers out; words are made elsewhere.
 */
package io.github.mnist8k.reports.statistics;
