package io.github.mnist8k.reproduce.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FoldedNet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained net as an ONNX model: {@code images} uint8 [N, 28, 28] to {@code logits} float32 [N,
 * classes], {@code probabilities} float32 [N, labels] and {@code digit} int64 [N]. Labels are the
 * classes up to the tenth; a net's classes behind them are never an answer. Pixels are normalised
 * inside, batch norm behind a convolution is part of it, dropout is left out.
 */
public final class OnnxExport {

  /** Operator set of the model: the oldest with softmax over one axis, for old runtimes. */
  public static final int OPSET = 13;

  /** Version of the file's form, that of the release of {@link #OPSET} (ONNX 1.8). */
  public static final int IR_VERSION = 7;

  /**
   * Writes a model.
   *
   * @param out where to; stays open
   * @param exported what is handed on
   * @param description free text for the file
   * @param properties what else the file says of the net, by name
   * @throws IOException if it cannot be written
   */
  public static void write(
      OutputStream out, Model exported, String description, Map<String, String> properties)
      throws IOException {
    FoldedNet folded = FoldedNet.of(exported.net(), exported.weights());
    var model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("mnist8k")
            .setDocString(description)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph(folded, exported.normalization()).build());
    new TreeMap<>(properties)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    model.build().writeTo(out);
  }

  private static OnnxGraph graph(FoldedNet folded, Normalization normalization) {
    Net net = folded.net();
    int labels = Math.min(ImageSet.CLASSES, net.classes());
    var graph = new OnnxGraph("digits");
    graph.input("images", DataType.UINT8, "N", 28, 28);
    String features = normalized(graph, normalization);
    for (int i = 0; i < net.layers().size(); i++) {
      var values = folded.weights().ofLayer(net, i);
      features = OnnxLayers.add(graph, i, net.layers().get(i), values, features);
    }
    graph.named("logits", "Identity", features);
    String answers = "logits";
    if (labels < net.classes()) {
      String from = graph.longs("labels_from", 0);
      String to = graph.longs("labels_to", labels);
      answers = graph.node("Slice", "labels", "logits", from, to, graph.longs("labels_axis", 1));
    }
    graph.named("probabilities", "Softmax", answers).attribute("axis", 1);
    graph.named("digit", "ArgMax", answers).attribute("axis", 1).attribute("keepdims", 0);
    graph.output("logits", DataType.FLOAT, "N", net.classes());
    graph.output("probabilities", DataType.FLOAT, "N", labels);
    graph.output("digit", DataType.INT64, "N");
    return graph;
  }

  /** (pixel / 255 - mean) / std, step by step as torchvision does it, so that roundings agree. */
  private static String normalized(OnnxGraph graph, Normalization normalization) {
    String channel = graph.node("Unsqueeze", "channel", "images", graph.longs("channel_axis", 1));
    graph.named("pixels", "Cast", channel).attribute("to", DataType.FLOAT.getNumber());
    String share = graph.node("Div", "share", "pixels", graph.scalar("white", 255));
    String mean = graph.scalar("mean", (float) normalization.mean());
    String centred = graph.node("Sub", "centred", share, mean);
    return graph.node(
        "Div", "normalised", centred, graph.scalar("std", (float) normalization.std()));
  }

  private OnnxExport() {}
}
