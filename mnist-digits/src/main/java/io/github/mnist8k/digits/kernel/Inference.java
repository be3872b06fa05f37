package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.FeatureShape;
import java.util.ArrayList;
import java.util.List;

/** A net ready to compute: from the pixels of an image to its logits. Safe for several threads. */
public final class Inference {

  private static final int LEVELS = 256;

  private final float[] levels = new float[LEVELS];
  private final List<Planes> planes;
  private final List<Stage> stages;
  private final ScratchPool pool;

  /**
   * Prepares the weights.
   *
   * @param file the net
   * @param kernel what computes its convolutions
   */
  public Inference(DigitsFile file, Kernel kernel) {
    for (int pixel = 0; pixel < LEVELS; pixel++) {
      levels[pixel] = (pixel / 255f - file.mean()) / file.std(); // rounded as PyTorch does
    }
    List<DigitsLayer> layers = new ArrayList<>();
    List<FeatureShape> shapes = new ArrayList<>(List.of(FeatureShape.IMAGE));
    List<Float> floors = new ArrayList<>();
    for (int i = 0; i < file.layers().size(); i++) {
      DigitsLayer layer = file.layers().get(i);
      if (layer instanceof Relu && i > 0 && file.layers().get(i - 1) instanceof Convolution) {
        floors.set(floors.size() - 1, 0f); // part of the convolution
      } else {
        layers.add(layer);
        shapes.add(file.shapes().get(i + 1));
        floors.add(Float.NEGATIVE_INFINITY);
      }
    }
    planes = Layout.of(layers, shapes, kernel.overrun());
    stages = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Planes in = planes.get(i);
      Planes out = planes.get(i + 1);
      stages.add(
          layers.get(i) instanceof Convolution convolution
              ? kernel.convolution(convolution, floors.get(i), in, out)
              : SimpleStages.of(layers.get(i), in, out));
    }
    pool = new ScratchPool(planes, stages);
  }

  /**
   * Logits of one image.
   *
   * @param pixels uint8 [28, 28], row-major
   * @return logits [classes]
   */
  public float[] logits(byte[] pixels) {
    Scratch scratch = pool.take();
    normalise(pixels, scratch.features()[0]);
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).run(scratch.features()[i], scratch.features()[i + 1], scratch.work());
    }
    Planes end = planes.get(stages.size());
    float[] values = scratch.features()[stages.size()];
    float[] logits = new float[end.shape().channels()];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = values[end.at(c)];
    }
    pool.giveBack(scratch);
    return logits;
  }

  private void normalise(byte[] pixels, float[] features) {
    Planes image = planes.get(0);
    int row = image.at(0);
    int from = 0;
    for (int y = 0; y < image.shape().height(); y++, row += image.stride()) {
      for (int x = 0; x < image.shape().width(); x++, from++) {
        features[row + x] = levels[pixels[from] & 0xff];
      }
    }
  }
}
