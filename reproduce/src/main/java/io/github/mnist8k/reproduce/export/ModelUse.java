package io.github.mnist8k.reproduce.export;

import java.util.ArrayList;
import java.util.List;

/** How an export is run, in five lines. */
final class ModelUse {

  /** The lines of Markdown for a form; {@code name} is that of the exported file or folder. */
  static List<String> lines(ExportFormat format, String name) {
    List<String> lines = new ArrayList<>();
    lines.add(format == ExportFormat.DIGITS ? "```java" : "```python");
    lines.addAll(
        switch (format) {
          case SAVEDMODEL ->
              List.of(
                  "import numpy as np, tensorflow as tf",
                  "model = tf.saved_model.load(" + quoted(name) + ").signatures['serving_default']",
                  "images = np.zeros((1, 28, 28), np.uint8)  # white digits on black",
                  "print(model(images=tf.constant(images))['digit'].numpy())");
          case ONNX ->
              List.of(
                  "import numpy as np, onnxruntime",
                  "session = onnxruntime.InferenceSession(" + quoted(name) + ")",
                  "images = np.zeros((1, 28, 28), np.uint8)  # white digits on black",
                  "print(session.run(['digit'], {'images': images})[0])");
          case SAFETENSORS ->
              List.of(
                  "from safetensors.torch import load_file",
                  "# net: a torch.nn.Sequential of the experiment's layers, in their order",
                  "net.load_state_dict(load_file(" + quoted(name) + "))");
          case DIGITS ->
              List.of(
                  "Digits digits = Digits.load(Path.of(" + quoted(name) + ")); // of mnist-digits",
                  "byte[] image = new byte[784]; // white digit on black, row by row",
                  "System.out.println(digits.read(image).digit());");
        });
    lines.add("```");
    return lines;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private ModelUse() {}
}
