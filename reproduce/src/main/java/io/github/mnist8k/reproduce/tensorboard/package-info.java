/**
 * Event files for TensorBoard, of TensorFlow's own messages. None of its native code is needed, so
 * runs of every engine have them.
 */
package io.github.mnist8k.reproduce.tensorboard;
