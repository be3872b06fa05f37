/**
 * The training loop and what it needs: a plan, its updates, an engine that computes them, listeners
 * that are told. It knows no engine, no file and no terminal.
 */
package io.github.mnist8k.training;
