package io.github.mnist8k.reproduce.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms that a trained net can be handed on in. */
public enum ExportFormat {
  /** A folder for TensorFlow, TensorFlow Serving and what converts its models. */
  SAVEDMODEL("tensorflow"),
  /** A file for ONNX runtimes. */
  ONNX("onnx"),
  /** Weights for PyTorch. */
  SAFETENSORS("pytorch"),
  /** A file for mnist-digits. */
  DIGITS("java");

  private final String library;

  ExportFormat(String library) {
    this.library = library;
  }

  /** Tag of the library that takes the form, for a model card. */
  String library() {
    return library;
  }

  /** Name of the form on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of a name on the command line, if there is one. */
  public static Optional<ExportFormat> of(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
  }

  /** All names, for messages. */
  public static String texts() {
    return Arrays.stream(values()).map(ExportFormat::text).collect(Collectors.joining(", "));
  }
}
