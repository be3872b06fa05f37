package io.github.mnist8k.reports.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mnist8k.reports.sheet.TestAnswers;
import java.util.Arrays;
import java.util.Objects;

/**
 * A trained net that the page carries.
 *
 * @param file the bytes of its {@code .digits} file
 * @param answers what it said to the test images
 */
public record PageNet(byte[] file, TestAnswers answers) {

  /** Copies the file. */
  public PageNet {
    file = Objects.requireNonNull(file, "file").clone();
    Objects.requireNonNull(answers, "answers");
  }

  /** Copy of the file's bytes. */
  @Override
  public byte[] file() {
    return file.clone();
  }

  /** Number of test images. */
  @JsonProperty
  public int images() {
    return Arrays.stream(answers.confusion()).flatMapToInt(Arrays::stream).sum();
  }

  /** Number of test images that it reads wrongly. */
  @JsonProperty
  public int errors() {
    return answers.errors();
  }
}
