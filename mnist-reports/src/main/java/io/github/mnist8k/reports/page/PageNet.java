package io.github.mnist8k.reports.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A trained net that the page carries, and how it fared on the test set.
 *
 * @param file the bytes of its {@code .digits} file
 * @param confusion a row for each label, in it the number of each answer: 10 rows of 10
 * @param wrong some images that it reads wrongly, in the order of the page
 */
public record PageNet(byte[] file, List<List<Integer>> confusion, List<WrongDigit> wrong) {

  private static final int DIGITS = 10;

  /**
   * Copies all.
   *
   * @throws IllegalArgumentException unless there are 10 rows of 10 numbers
   */
  public PageNet {
    file = Objects.requireNonNull(file, "file").clone();
    confusion = Objects.requireNonNull(confusion, "confusion").stream().map(List::copyOf).toList();
    wrong = List.copyOf(Objects.requireNonNull(wrong, "wrong"));
    if (confusion.size() != DIGITS || confusion.stream().anyMatch(row -> row.size() != DIGITS)) {
      throw new IllegalArgumentException("confusion: expected 10 rows of 10 numbers");
    }
  }

  /** Copy of the file's bytes. */
  @Override
  public byte[] file() {
    return file.clone();
  }

  /** Number of test images. */
  @JsonProperty
  public int images() {
    return confusion.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** Number of test images that it reads rightly. */
  @JsonProperty
  public int correct() {
    return IntStream.range(0, DIGITS).map(digit -> confusion.get(digit).get(digit)).sum();
  }
}
