package io.github.mnist8k.models.tensorflow;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.tensorflow.graph.FrozenNet;
import io.github.mnist8k.models.tensorflow.graph.ImageInput;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FoldedNet;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.MetaGraphDef.MetaInfoDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.TensorShapeProto.Dim;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * A trained net as TensorFlow's SavedModel, with tag {@code serve} and signature {@code
 * serving_default}: {@code images} uint8 [N, 28, 28] to {@code logits} float32 [N, classes], {@code
 * probabilities} float32 [N, labels] and {@code digit} int64 [N]. Labels are the classes up to the
 * tenth; a net's classes behind them are never an answer. Pixels are normalised inside.
 *
 * <p>Weights are constants of the graph: one file holds all, nothing has to be restored, and
 * converters, which freeze variables first, take it as it is. TensorFlow Java's own exporter keeps
 * variables in a checkpoint beside the graph; so the messages are written here.
 */
public final class SavedModelExport {

  /** Name of the signature. */
  public static final String SIGNATURE = "serving_default";

  private static final int SCHEMA_VERSION = 1;
  private static final String METHOD = "tensorflow/serving/predict";

  /**
   * Writes {@code saved_model.pb} into a folder.
   *
   * @param folder an existing folder
   * @param model what is handed on
   * @throws IllegalStateException if TensorFlow's native library is missing
   * @throws IOException if the file cannot be written
   */
  public static void write(Path folder, Model model) throws IOException {
    FoldedNet folded = FoldedNet.of(model.net(), model.weights());
    SavedModel saved = saved(folded, model.normalization());
    AtomicFiles.write(folder.resolve("saved_model.pb"), saved::writeTo);
  }

  private static SavedModel saved(FoldedNet folded, Normalization normalization) {
    int classes = folded.net().classes();
    int labels = Math.min(ImageSet.CLASSES, classes);
    try (var building = GraphBuilding.on(Device.CPU);
        Graph graph = building.graph()) {
      Ops tf = building.tf();
      Placeholder<TUint8> images =
          tf.withName("images").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, 28, 28)));
      Operand<TUint8> channelLast = tf.expandDims(images, tf.constant(3));
      Operand<TFloat32> features = ImageInput.normalized(tf, channelLast, normalization);
      Operand<TFloat32> logits =
          tf.withName("logits").identity(FrozenNet.logits(tf, folded, features));
      Operand<TFloat32> answers =
          tf.slice(logits, tf.constant(new int[2]), tf.constant(new int[] {-1, labels}));
      Operand<TFloat32> probabilities = tf.withName("probabilities").nn.softmax(answers);
      Operand<TInt64> digit = tf.withName("digit").math.argMax(answers, tf.constant(1));
      var signature =
          SignatureDef.newBuilder()
              .setMethodName(METHOD)
              .putInputs("images", info(images, -1, 28, 28))
              .putOutputs("logits", info(logits, -1, classes))
              .putOutputs("probabilities", info(probabilities, -1, labels))
              .putOutputs("digit", info(digit, -1));
      var about =
          MetaInfoDef.newBuilder().addTags("serve").setTensorflowVersion(TensorFlow.version());
      var metaGraph =
          MetaGraphDef.newBuilder()
              .setMetaInfoDef(about)
              .setGraphDef(graph.toGraphDef())
              .putSignatureDef(SIGNATURE, signature.build());
      return SavedModel.newBuilder()
          .setSavedModelSchemaVersion(SCHEMA_VERSION)
          .addMetaGraphs(metaGraph)
          .build();
    }
  }

  private static TensorInfo info(Operand<?> operand, long... sizes) {
    var shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(Dim.newBuilder().setSize(size));
    }
    var output = operand.asOutput();
    return TensorInfo.newBuilder()
        .setName(output.op().name() + ":" + output.index())
        .setDtype(output.dataType())
        .setTensorShape(shape)
        .build();
  }

  private SavedModelExport() {}
}
