package io.github.mnist8k.models.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A net as a JSON list of layers and back. A layer is an object with its {@code type} and the
 * numbers of its PyTorch module, all of them written out:
 *
 * <pre>{@code
 * {"type": "conv2d", "in_channels": 1, "out_channels": 8, "kernel": 3, "padding": 0, "bias": false}
 * {"type": "batch_norm", "channels": 8, "eps": 1e-05, "momentum": 0.1}
 * {"type": "relu"}
 * {"type": "max_pool", "kernel": 2, "stride": 2}
 * {"type": "avg_pool", "kernel": 4}
 * {"type": "global_avg_pool"}
 * {"type": "dropout", "p": 0.05}
 * {"type": "dropout2d", "p": 0.05}
 * {"type": "flatten"}
 * {"type": "linear", "in_features": 160, "out_features": 10, "bias": true}
 * }</pre>
 */
public final class NetJson {

  private static final String TYPES =
      "conv2d, batch_norm, relu, max_pool, avg_pool, global_avg_pool, dropout, dropout2d, flatten or"
          + " linear";

  private static final JsonMapper TEXT =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** The layers of a net. */
  public static ArrayNode write(Net net) {
    ArrayNode layers = JsonNodeFactory.instance.arrayNode();
    net.layers().forEach(layer -> layers.add(write(layer)));
    return layers;
  }

  /**
   * Reads the field {@code layers} of an object.
   *
   * @throws JsonFormException with the pointer of the first layer that is wrong or does not fit the
   *     one before it
   */
  public static Net read(JsonFields fields) {
    List<Layer> layers = new ArrayList<>();
    FeatureShape shape = FeatureShape.MNIST;
    for (JsonFields layer : fields.objects("layers")) {
      Layer next = layer.checked(() -> layer(layer));
      FeatureShape input = shape;
      shape = layer.checked(() -> next.output(input));
      layers.add(next);
    }
    try {
      return new Net(layers);
    } catch (IllegalArgumentException e) {
      throw new JsonFormException(fields.pointer("layers"), e.getMessage());
    }
  }

  /** SHA-256 of the net's JSON, hexadecimal: equal for equal nets, in every version of Java. */
  public static String fingerprint(Net net) {
    return Sha256.hex(text(write(net)).getBytes(StandardCharsets.UTF_8));
  }

  /** JSON on one line, the same in every version of Java. */
  public static String text(JsonNode node) {
    try {
      return TEXT.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has nothing that cannot be written", e);
    }
  }

  private static ObjectNode write(Layer layer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (layer instanceof Conv2d conv) {
      node.put("type", "conv2d");
      node.put("in_channels", conv.inChannels());
      node.put("out_channels", conv.outChannels());
      node.put("kernel", conv.kernel());
      node.put("padding", conv.padding());
      node.put("bias", conv.bias());
    } else if (layer instanceof BatchNorm norm) {
      node.put("type", "batch_norm");
      node.put("channels", norm.channels());
      node.set("eps", JsonNumbers.of(norm.eps()));
      node.set("momentum", JsonNumbers.of(norm.momentum()));
    } else if (layer instanceof Relu) {
      node.put("type", "relu");
    } else if (layer instanceof MaxPool pool) {
      node.put("type", "max_pool");
      node.put("kernel", pool.kernel());
      node.put("stride", pool.stride());
    } else if (layer instanceof AvgPool pool) {
      node.put("type", "avg_pool");
      node.put("kernel", pool.kernel());
    } else if (layer instanceof GlobalAvgPool) {
      node.put("type", "global_avg_pool");
    } else if (layer instanceof Dropout dropout) {
      node.put("type", "dropout");
      node.set("p", JsonNumbers.of(dropout.p()));
    } else if (layer instanceof Dropout2d dropout) {
      node.put("type", "dropout2d");
      node.set("p", JsonNumbers.of(dropout.p()));
    } else if (layer instanceof Flatten) {
      node.put("type", "flatten");
    } else if (layer instanceof Linear linear) {
      node.put("type", "linear");
      node.put("in_features", linear.inFeatures());
      node.put("out_features", linear.outFeatures());
      node.put("bias", linear.bias());
    } else {
      throw new IllegalArgumentException("no JSON for the layer " + layer);
    }
    return node;
  }

  private static Layer layer(JsonFields layer) {
    return switch (layer.text("type")) {
      case "conv2d" ->
          new Conv2d(
              layer.integer("in_channels"),
              layer.integer("out_channels"),
              layer.integer("kernel"),
              layer.integer("padding"),
              layer.flag("bias"));
      case "batch_norm" ->
          new BatchNorm(layer.integer("channels"), layer.number("eps"), layer.number("momentum"));
      case "relu" -> new Relu();
      case "max_pool" -> new MaxPool(layer.integer("kernel"), layer.integer("stride"));
      case "avg_pool" -> new AvgPool(layer.integer("kernel"));
      case "global_avg_pool" -> new GlobalAvgPool();
      case "dropout" -> new Dropout(layer.number("p"));
      case "dropout2d" -> new Dropout2d(layer.number("p"));
      case "flatten" -> new Flatten();
      case "linear" ->
          new Linear(
              layer.integer("in_features"), layer.integer("out_features"), layer.flag("bias"));
      default -> throw layer.wrong("type", TYPES);
    };
  }

  private NetJson() {}
}
