package io.github.mnist8k.reports.text;

/**
 * A text that is generated, as a whole or between markers. What its file is called is the caller's
 * business.
 */
@FunctionalInterface
public interface Document {

  /**
   * Brings a text up to date.
   *
   * @param text the text so far, without byte-order mark; empty if there is none
   * @return the text as it should be, with the line ends of {@code text}; equal to {@code text} but
   *     for line ends if that was up to date
   * @throws IllegalArgumentException if {@code text} lacks what the document needs, such as its
   *     markers, with the line
   */
  String rewrite(String text);
}
