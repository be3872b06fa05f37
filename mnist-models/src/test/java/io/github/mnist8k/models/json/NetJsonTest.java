package io.github.mnist8k.models.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetJsonTest {

  /** Every kind of layer there is. */
  private static final List<Layer> LAYERS =
      List.of(
          new Conv2d(1, 10, 9, 4, true),
          new BatchNorm(10),
          new Relu(),
          new Dropout(0.05),
          new Dropout2d(0.1),
          new MaxPool(2, 2),
          new AvgPool(7),
          new GlobalAvgPool(),
          new Flatten(),
          new Linear(10, 10));

  private static ObjectNode json(Net net) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("layers", NetJson.write(net));
    return node;
  }

  @Test
  void netReadsBackAsItWasWritten() throws Exception {
    var mapper = new ObjectMapper();
    String text = mapper.writeValueAsString(json(new Net(LAYERS)));
    Net read = NetJson.read(new JsonFields("", mapper.readTree(text)));
    assertEquals(LAYERS, read.layers());
  }

  @Test
  void linearLayerMayHaveNoBias() throws Exception {
    Net net = Net.of(new Flatten(), new Linear(784, 10, false));
    assertEquals(net, NetJson.read(new JsonFields("", json(net))));
  }

  /** Runs are compared and resumed by it, so it may not change silently. */
  @Test
  void fingerprintIsTheSameForever() {
    assertEquals(
        "510ee92e18114c848d301a4c631a73aa61ebc771b523baf70c6d34952d23ddc8",
        NetJson.fingerprint(new Net(LAYERS)));
  }

  static List<Layer> otherDropoutsAndNorms() {
    return List.of(
        new Dropout(0.06),
        new Relu(),
        new BatchNorm(10),
        new BatchNorm(10, 1e-4, 0.1),
        new BatchNorm(10, 1e-5, 0.2));
  }

  @ParameterizedTest
  @MethodSource("otherDropoutsAndNorms")
  void fingerprintDiffersWhenOneLayerOrNumberDiffers(Layer other) {
    List<Layer> layers = new ArrayList<>(LAYERS);
    layers.set(3, other);
    assertNotEquals(NetJson.fingerprint(new Net(LAYERS)), NetJson.fingerprint(new Net(layers)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"conv3d\"} | /layers/0/type: expected conv2d, batch_norm",
        "{\"kernel\": 3} | /layers/0/type: expected a text in quotes, found nothing",
        "{\"type\": \"dropout\", \"p\": 1.5} | /layers/0/p: expected 0 or more and less than 1, found 1.5",
        "{\"type\": \"dropout\", \"p\": \"a half\"} | /layers/0/p: expected a number, found \"a half\"",
        "{\"type\": \"relu\", \"p\": 1} | /layers/0/p: unknown; here can stand type",
        "{\"type\": \"max_pool\", \"kernel\": 2.5, \"stride\": 2} | /layers/0/kernel: expected a whole number, found 2.5",
        "{\"type\": \"batch_norm\", \"channels\": 8, \"eps\": 1e-5, \"momentum\": 0.1} | /layers/0: expected 8 channels, found 1",
        "{\"type\": \"linear\", \"in_features\": 784, \"out_features\": 10, \"bias\": 0} | /layers/0/bias: expected true or false, found 0",
        "7 | /layers/0: expected an object in braces, found 7",
        "{\"type\": \"relu\"} | /layers: a net ends in flat features"
      })
  void wrongLayerIsRefusedWithItsPlace(String layer, String message) throws Exception {
    var node = new ObjectMapper().readTree("{\"layers\": [" + layer + "]}");
    var fields = new JsonFields("", node);
    var e = assertThrows(JsonFormException.class, () -> NetJson.read(fields));
    assertEquals(
        message, e.getMessage().substring(0, Math.min(message.length(), e.getMessage().length())));
  }
}
