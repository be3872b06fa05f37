/**
 * The command {@code sweep}: many runs as a job of Apache Spark, on this machine's cores or on a
 * cluster. The runs themselves are those of {@code run}, and so are the files that they leave.
 */
package io.github.mnist8k.reproduce.spark;
