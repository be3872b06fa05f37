package io.github.mnist8k.models.json;

import io.github.mnist8k.data.files.OneLine;

/**
 * A JSON text does not say what it should. The message is one line that begins with the JSON
 * pointer (RFC 6901) of the place, such as {@code /layers/3/kernel}.
 */
public final class JsonFormException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception for a place.
   *
   * @param pointer the place; empty for the whole text
   * @param problem what was expected and what was found
   */
  public JsonFormException(String pointer, String problem) {
    super(OneLine.of((pointer.isEmpty() ? "/" : pointer) + ": " + problem));
  }
}
