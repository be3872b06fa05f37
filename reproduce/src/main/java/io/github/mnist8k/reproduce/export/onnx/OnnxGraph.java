package io.github.mnist8k.reproduce.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.TensorEntry;
import java.util.List;

/** An ONNX graph that grows: values are known by their names. */
final class OnnxGraph {

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** The graph so far. */
  GraphProto build() {
    return graph.build();
  }

  /** Declares an input with one free axis in front. */
  void input(String name, DataType type, String batch, int... sizes) {
    graph.addInput(value(name, type, batch, sizes));
  }

  /** Declares a value that is there as an output. */
  void output(String name, DataType type, String batch, int... sizes) {
    graph.addOutput(value(name, type, batch, sizes));
  }

  private static ValueInfoProto value(String name, DataType type, String batch, int... sizes) {
    var shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(batch);
    for (int size : sizes) {
      shape.addDimBuilder().setDimValue(size);
    }
    var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds an operation without attributes; gives the name of its output. */
  String node(String operation, String output, String... inputs) {
    named(output, operation, inputs);
    return output;
  }

  /** Adds an operation, which may then be given attributes. */
  Attributes named(String output, String operation, String... inputs) {
    return new Attributes(
        graph
            .addNodeBuilder()
            .setName(output)
            .setOpType(operation)
            .addAllInput(List.of(inputs))
            .addOutput(output));
  }

  /** Adds a constant; gives its name. */
  String floats(String name, FloatTensor value) {
    var tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber());
    value.shape().forEach(tensor::addDims);
    // The bytes of safetensors are those of ONNX: row-major, little-endian.
    tensor.setRawData(ByteString.copyFrom(TensorEntry.of(value).bytes()));
    graph.addInitializer(tensor);
    return name;
  }

  /** Adds a constant without axes; gives its name. */
  String scalar(String name, float value) {
    return floats(name, new FloatTensor(List.of(), new float[] {value}));
  }

  /** Adds a constant of one axis and one number; gives its name. */
  String longs(String name, long value) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(1)
            .addInt64Data(value));
    return name;
  }

  /** Attributes of one operation. */
  static final class Attributes {

    private final NodeProto.Builder node;

    private Attributes(NodeProto.Builder node) {
      this.node = node;
    }

    Attributes attribute(String name, long value) {
      node.addAttribute(
          AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value));
      return this;
    }

    Attributes attribute(String name, float value) {
      node.addAttribute(
          AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF(value));
      return this;
    }

    /** The same number for each of so many places. */
    Attributes repeated(String name, long value, int times) {
      var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
      for (int i = 0; i < times; i++) {
        attribute.addInts(value);
      }
      node.addAttribute(attribute);
      return this;
    }
  }
}
