/**
 * An experiment as a value - a net, a recipe and what a source published - and its one text form,
 * JSON. It knows no engine, no run and no report.
 */
package io.github.mnist8k.training.experiment;
