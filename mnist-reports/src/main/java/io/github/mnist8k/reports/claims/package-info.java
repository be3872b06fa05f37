/**
 * The claims of the sources and what our runs say of them. A claim names its rule, a rule is a
 * small pure function from logs to a verdict, and the page and the command show the same verdicts.
 */
package io.github.mnist8k.reports.claims;
