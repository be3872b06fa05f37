/**
 * What reports need to know of experiments and trained nets besides the logs: schedules by update,
 * answers to the test images, filters, the nets themselves. Reports know no nets, so they are
 * handed plain values.
 */
package io.github.mnist8k.reproduce.documents;
