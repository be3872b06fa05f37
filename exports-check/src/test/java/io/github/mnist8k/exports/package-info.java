/** Exported nets, run by TensorFlow and by ONNX Runtime. Nothing here is shipped. */
package io.github.mnist8k.exports;
