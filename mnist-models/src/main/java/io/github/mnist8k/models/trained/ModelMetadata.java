package io.github.mnist8k.models.trained;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.json.JsonFields;
import io.github.mnist8k.models.json.JsonFormException;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.json.NormalizationJson;
import io.github.mnist8k.models.weights.WeightsException;
import java.util.Map;

/**
 * What a weights file says of its model besides the weights: texts of JSON in the form of an
 * experiment's file.
 *
 * @param net the net
 * @param normalization that of its training
 */
record ModelMetadata(Net net, Normalization normalization) {

  private static final String LAYERS = "layers";
  private static final String NORMALIZATION = "normalization";

  /** What the metadata of checkpoints have and those of models have not. */
  private static final String OF_CHECKPOINTS = "test_losses";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * From the texts of a file.
   *
   * @param name what messages call the file
   * @throws WeightsException if there are none, or one is wrong
   */
  static ModelMetadata of(String name, Map<String, String> texts) throws WeightsException {
    ObjectNode all = JSON.createObjectNode();
    for (String part : new String[] {LAYERS, NORMALIZATION}) {
      if (!texts.containsKey(part) && texts.containsKey(OF_CHECKPOINTS)) {
        throw new WeightsException(
            name + ": expected a model, found a checkpoint of a run: CheckpointFile reads it");
      }
      if (!texts.containsKey(part)) {
        throw new WeightsException(
            name
                + ": expected metadata with "
                + part
                + ", found "
                + (texts.isEmpty() ? "none" : String.join(", ", texts.keySet()))
                + "; name net and normalisation: new Model(net, Weights.read(file, net),"
                + " normalization)");
      }
      all.set(part, json(name, part, texts.get(part)));
    }
    try {
      var fields = new JsonFields("", all);
      return new ModelMetadata(
          NetJson.read(fields), NormalizationJson.read(fields.object(NORMALIZATION)));
    } catch (JsonFormException e) {
      throw new WeightsException(name + ": metadata " + e.getMessage(), e);
    }
  }

  private static JsonNode json(String name, String part, String text) throws WeightsException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new WeightsException(name + ": metadata " + part + ": expected JSON, found " + text, e);
    }
  }

  /** The texts by name. */
  Map<String, String> texts() {
    return Map.of(
        LAYERS, NetJson.text(NetJson.write(net)),
        NORMALIZATION, NetJson.text(NormalizationJson.write(normalization)));
  }
}
