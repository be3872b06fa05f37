package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Augmentations as operations on batches of pixels: uint8 [B, 28, 28, 1] in and out. */
final class AugmentationGraph {

  private final Ops tf;

  AugmentationGraph(Ops tf) {
    this.tf = tf;
  }

  /**
   * Applies augmentations one after the other, with parameters of its own for each image.
   *
   * @param noise scalar from which all random numbers of the update are drawn
   */
  Operand<TUint8> apply(
      List<Augmentation> augmentations, Operand<TUint8> images, Operand<TInt64> noise) {
    Operand<TUint8> result = images;
    for (int i = 0; i < augmentations.size(); i++) {
      // Layers of the net use the numbers from 0 up.
      Operand<TInt64> seed = tf.stack(List.of(noise, tf.constant(-1L - i)));
      result = apply(augmentations.get(i), result, seed);
    }
    return result;
  }

  private Operand<TUint8> apply(
      Augmentation augmentation, Operand<TUint8> images, Operand<TInt64> seed) {
    if (augmentation instanceof RandomRotation rotation) {
      return Warp.rotation(tf, angles(rotation, images, seed)).apply(tf, images, rotation.fill());
    }
    if (augmentation instanceof RandomAffine affine) {
      return draw(affine, images, seed).warp(tf).apply(tf, images, affine.fill());
    }
    return draw((ColorJitter) augmentation, images, seed).apply(tf, images);
  }

  /** Angles in degrees [B] as torchvision's {@code RandomRotation.get_params} draws them. */
  Operand<TFloat32> angles(RandomRotation rotation, Operand<TUint8> images, Operand<TInt64> seed) {
    return scaled(unit(images, seed, 1)[0], -rotation.degrees(), rotation.degrees());
  }

  /** Parameters as torchvision's {@code RandomAffine.get_params} draws them. */
  AffineDraw draw(RandomAffine affine, Operand<TUint8> images, Operand<TInt64> seed) {
    Operand<TFloat32>[] unit = unit(images, seed, 5);
    double width = affine.translateX() * ImageSet.COLUMNS;
    double height = affine.translateY() * ImageSet.ROWS;
    return new AffineDraw(
        scaled(unit[0], -affine.degrees(), affine.degrees()),
        tf.math.rint(scaled(unit[1], -width, width)),
        tf.math.rint(scaled(unit[2], -height, height)),
        scaled(unit[3], affine.scaleMin(), affine.scaleMax()),
        scaled(unit[4], -affine.shear(), affine.shear()));
  }

  /** Parameters of an affine change, each [B]: degrees, whole pixels, a factor, degrees. */
  record AffineDraw(
      Operand<TFloat32> degrees,
      Operand<TFloat32> shiftX,
      Operand<TFloat32> shiftY,
      Operand<TFloat32> scale,
      Operand<TFloat32> shear) {

    private Warp warp(Ops tf) {
      return Warp.affine(tf, degrees, shiftX, shiftY, scale, shear);
    }
  }

  /** Parameters as torchvision's {@code ColorJitter.get_params} draws them. */
  JitterDraw draw(ColorJitter jitter, Operand<TUint8> images, Operand<TInt64> seed) {
    Operand<TFloat32>[] unit = unit(images, seed, 3);
    return new JitterDraw(
        scaled(unit[0], Math.max(0, 1 - jitter.brightness()), 1 + jitter.brightness()),
        scaled(unit[1], Math.max(0, 1 - jitter.contrast()), 1 + jitter.contrast()),
        tf.math.less(unit[2], tf.constant(0.5f)));
  }

  /** Parameters of a colour jitter, each [B]: two factors, and which of the two comes first. */
  record JitterDraw(
      Operand<TFloat32> brightness, Operand<TFloat32> contrast, Operand<TBool> brightnessFirst) {

    private Operand<TUint8> apply(Ops tf, Operand<TUint8> images) {
      var tone = new Tone(tf);
      Operand<TFloat32> pixels = tf.dtypes.cast(images, TFloat32.class);
      Operand<TFloat32> one = tone.contrast(tone.brightness(pixels, brightness), contrast);
      Operand<TFloat32> other = tone.brightness(tone.contrast(pixels, contrast), brightness);
      Operand<TBool> first = tf.reshape(brightnessFirst, tf.array(-1, 1, 1, 1));
      return tf.dtypes.cast(tf.select(first, one, other), TUint8.class);
    }
  }

  private Operand<TFloat32> scaled(Operand<TFloat32> unit, double low, double high) {
    return tf.math.add(
        tf.math.mul(unit, tf.constant((float) (high - low))), tf.constant((float) low));
  }

  /** For each of {@code count} parameters one number per image [B], uniform in [0, 1). */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Operand<TFloat32>[] unit(Operand<TUint8> images, Operand<TInt64> seed, int count) {
    Operand<TInt32> batch = tf.shape.size(tf.shape(images), tf.constant(0));
    Operand<TFloat32> numbers =
        tf.random.statelessRandomUniform(
            tf.concat(List.of(tf.array(count), batch), tf.constant(0)), seed, TFloat32.class);
    return tf.unstack(numbers, (long) count).output().toArray(new Operand[0]);
  }
}
