package io.github.mnist8k.models.trained;

import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.FixedNorm;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.FoldedNet;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A model as a {@code .digits} file, for {@code mnist-digits}, which needs the JDK alone. */
public final class DigitsExport {

  /**
   * Folds a net and puts it into the file's form, to be written by {@link DigitsFile#write} or used
   * by {@code Digits.of}.
   *
   * @param id what trained the model, such as the id of an experiment
   * @param model the model
   * @param description free text for the file
   * @throws IllegalArgumentException if the net has fewer than ten outputs, or a layer for which
   *     such a file has no place
   */
  public static DigitsFile of(String id, Model model, String description) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    FoldedNet folded = FoldedNet.of(model.net(), model.weights());
    List<DigitsLayer> layers = new ArrayList<>();
    for (int i = 0; i < folded.net().layers().size(); i++) {
      Layer layer = folded.net().layers().get(i);
      layers.add(layer(layer, folded.weights().ofLayer(folded.net(), i)));
    }
    return new DigitsFile(
        id,
        NetJson.fingerprint(model.net()),
        description,
        (float) model.normalization().mean(),
        (float) model.normalization().std(),
        layers);
  }

  private static DigitsLayer layer(Layer layer, Map<String, FloatTensor> values) {
    if (layer instanceof Conv2d conv) {
      return new DigitsLayer.Convolution(
          conv.inChannels(),
          conv.outChannels(),
          conv.kernel(),
          conv.padding(),
          values.get("weight").values(),
          bias(values, conv.outChannels()));
    } else if (layer instanceof Relu) {
      return new DigitsLayer.Relu();
    } else if (layer instanceof BatchNorm norm) {
      return scaleShift(norm, values);
    } else if (layer instanceof MaxPool pool) {
      return new DigitsLayer.MaxPool(pool.kernel(), pool.stride());
    } else if (layer instanceof AvgPool pool) {
      return new DigitsLayer.AvgPool(pool.kernel());
    } else if (layer instanceof GlobalAvgPool) {
      return new DigitsLayer.GlobalAvgPool();
    } else if (layer instanceof Flatten) {
      return new DigitsLayer.Flatten();
    } else if (layer instanceof Linear linear) {
      return new DigitsLayer.Linear(
          linear.inFeatures(),
          linear.outFeatures(),
          values.get("weight").values(),
          bias(values, linear.outFeatures()));
    }
    throw new IllegalArgumentException("a digits file has no layer " + layer);
  }

  /** A product's bias, or zeros in its place. */
  private static FloatBuffer bias(Map<String, FloatTensor> values, int outputs) {
    FloatTensor bias = values.get("bias");
    return bias == null ? FloatBuffer.allocate(outputs) : bias.values();
  }

  /** A batch norm that follows no convolution. */
  private static DigitsLayer scaleShift(BatchNorm norm, Map<String, FloatTensor> values) {
    float[] scales = new float[norm.channels()];
    float[] shifts = new float[norm.channels()];
    for (int c = 0; c < norm.channels(); c++) {
      FixedNorm fixed = FixedNorm.of(norm, values, c);
      scales[c] = (float) fixed.scale();
      shifts[c] = (float) fixed.of(0);
    }
    return new DigitsLayer.ScaleShift(
        norm.channels(), FloatBuffer.wrap(scales), FloatBuffer.wrap(shifts));
  }

  private DigitsExport() {}
}
