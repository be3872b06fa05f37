package io.github.mnist8k.models.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.augment.Normalization;

/** A normalisation as JSON and back: {@code {"mean": 0.1307, "std": 0.3081}}. */
public final class NormalizationJson {

  /** The object of a normalisation. */
  public static ObjectNode write(Normalization normalization) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("mean", JsonNumbers.of(normalization.mean()));
    node.set("std", JsonNumbers.of(normalization.std()));
    return node;
  }

  /**
   * Reads the fields of such an object.
   *
   * @throws JsonFormException with the pointer of what is wrong
   */
  public static Normalization read(JsonFields fields) {
    return fields.checked(() -> new Normalization(fields.number("mean"), fields.number("std")));
  }

  private NormalizationJson() {}
}
