package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.FeatureShape;
import java.util.ArrayList;
import java.util.List;

/** Decides where the features between the layers lie. */
final class Layout {

  /**
   * The places of all features. Convolutions keep the stride of their input, so that all features
   * of a row of convolutions have that of its widest.
   *
   * @param shapes of the features; element i enters layer i
   * @param overrun see {@link Planes}
   */
  static List<Planes> of(List<DigitsLayer> layers, List<FeatureShape> shapes, int overrun) {
    List<Planes> planes = new ArrayList<>();
    while (planes.size() < shapes.size()) {
      int first = planes.size();
      int last = first;
      int stride = paddedWidth(layers, shapes, first);
      while (last < layers.size() && layers.get(last) instanceof Convolution) {
        last++;
        stride = Math.max(stride, paddedWidth(layers, shapes, last));
      }
      for (int i = first; i <= last; i++) {
        int behind = first < last ? overrun : 0; // only convolutions need it
        planes.add(new Planes(shapes.get(i), padding(layers, i), stride, behind));
      }
    }
    return List.copyOf(planes);
  }

  private static int paddedWidth(List<DigitsLayer> layers, List<FeatureShape> shapes, int i) {
    return shapes.get(i).width() + 2 * padding(layers, i);
  }

  /** Border that the layer behind features i asks for. */
  private static int padding(List<DigitsLayer> layers, int i) {
    boolean padded = i < layers.size() && layers.get(i) instanceof Convolution;
    return padded ? ((Convolution) layers.get(i)).padding() : 0;
  }

  private Layout() {}
}
