/**
 * Trained nets as ONNX models. The one place outside TensorFlow's packages that knows protobuf
 * messages.
 */
package io.github.mnist8k.reproduce.export.onnx;
