package io.github.mnist8k.exports;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/** An ONNX file in ONNX Runtime. */
final class OnnxModel implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** Loads a file; types and shapes that do not fit are errors. */
  OnnxModel(Path file) throws OrtException {
    try (var options = new SessionOptions()) {
      options.addConfigEntry("session.strict_shape_type_inference", "1");
      options.setIntraOpNumThreads(1);
      session = environment.createSession(file.toString(), options);
    }
  }

  /** The session, for what it says of the model. */
  OrtSession session() {
    return session;
  }

  /** Answers to images, uint8 [N, 28, 28]; N may be 0. */
  Answers answers(byte[] pixels) throws OrtException {
    var bytes = ByteBuffer.allocateDirect(pixels.length).order(ByteOrder.nativeOrder());
    bytes.put(pixels).flip();
    long[] shape = {pixels.length / 784, 28, 28};
    try (var images = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
        var result = session.run(Map.of("images", images))) {
      return new Answers(
          (float[][]) result.get("logits").orElseThrow().getValue(),
          (float[][]) result.get("probabilities").orElseThrow().getValue(),
          (long[]) result.get("digit").orElseThrow().getValue());
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
