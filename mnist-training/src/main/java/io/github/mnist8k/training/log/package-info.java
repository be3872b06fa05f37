/**
 * The files a training run leaves behind for people and programs: the table of its epochs ({@code
 * epochs.csv}) and the description of what made it ({@code run.json}). It knows nothing of nets,
 * recipes or TensorFlow, so that reports can read a run without the code that trained it.
 */
package io.github.mnist8k.training.log;
