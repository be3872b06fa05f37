/**
 * All that talks to Spark: a context of the program, and the task that trains one run wherever
 * Spark puts it. What is trained, and where the files go, is decided elsewhere.
 */
package io.github.mnist8k.reproduce.spark.cluster;
