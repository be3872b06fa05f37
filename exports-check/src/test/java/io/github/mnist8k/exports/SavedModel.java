package io.github.mnist8k.exports;

import io.github.mnist8k.data.idx.IdxReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** A SavedModel in TensorFlow, by its signature alone. */
final class SavedModel implements AutoCloseable {

  private final SavedModelBundle bundle;

  SavedModel(Path folder) {
    bundle = SavedModelBundle.load(folder.toString(), "serve");
  }

  /** Answers to images, uint8 [N, 28, 28], N at least 1. */
  Answers answers(byte[] pixels) {
    int count = pixels.length / 784;
    try (TUint8 images = TUint8.tensorOf(Shape.of(count, 28, 28), DataBuffers.of(pixels));
        Result result = bundle.function("serving_default").call(Map.of("images", images))) {
      var logits = (TFloat32) result.get("logits").orElseThrow();
      var probabilities = (TFloat32) result.get("probabilities").orElseThrow();
      var digit = (TInt64) result.get("digit").orElseThrow();
      return new Answers(
          StdArrays.array2dCopyOf(logits),
          StdArrays.array2dCopyOf(probabilities),
          StdArrays.array1dCopyOf(digit));
    }
  }

  @Override
  public void close() {
    bundle.close();
  }

  /** Prints a line for each image of an IDX file: the digit, then the logits. */
  public static void main(String[] args) throws Exception {
    byte[] file = Files.readAllBytes(Path.of(args[1]));
    byte[] pixels = IdxReader.images(args[1], file);
    try (var model = new SavedModel(Path.of(args[0]))) {
      Answers answers = model.answers(pixels);
      for (int i = 0; i < answers.digits().length; i++) {
        System.out.println(answers.digits()[i] + " " + Arrays.toString(answers.logits()[i]));
      }
    }
  }
}
