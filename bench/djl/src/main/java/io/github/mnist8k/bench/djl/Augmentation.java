package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Changes a batch of images, bytes [N, pixels], at random; the result has 784 pixels each. */
interface Augmentation {
  Augmentation NONE = images -> images;

  NDArray apply(NDArray images);

  /** Whether it wants images with a frame of {@link Mnist#FILL}, one pixel wide. */
  default boolean framed() {
    return false;
  }

  /** Turns each image by its own angle, nearest neighbour, up to so many degrees either way. */
  static Augmentation rotation(float degrees) {
    return new Rotation((float) Math.toRadians(degrees));
  }

  /**
   * Brightness (blend with black) and contrast (blend with the mean) in random order, with the
   * rounding of PIL.
   */
  static Augmentation jitter(float limit) {
    return images -> {
      NDManager manager = images.getManager();
      Shape size = new Shape(images.getShape().get(0), 1);
      NDArray contrastFirst = manager.randomUniform(0, 2, size).toType(DataType.INT32, false);
      NDArray brightnessFirst = contrastFirst.neg().addi(1);
      NDArray pixels = images.toType(DataType.FLOAT32, false);
      pixels = blend(pixels, contrastFirst, random(manager, limit, size));
      return blend(pixels, brightnessFirst, random(manager, limit, size));
    };
  }

  private static NDArray random(NDManager manager, float limit, Shape size) {
    return manager.randomUniform(1 - limit, 1 + limit, size);
  }

  /** Away from the mean or, where the flag is 0, from black. */
  private static NDArray blend(NDArray pixels, NDArray flag, NDArray factor) {
    NDArray grey = pixels.mean(new int[] {1}, true).addi(0.5f).floor().muli(flag);
    return pixels.sub(grey).muli(factor).addi(grey).clip(0, 255).floor();
  }

  /** Rotation about the centre; for every pixel of the result the place where it comes from. */
  final class Rotation implements Augmentation {
    private static final int FRAMED_SIDE = Mnist.SIDE + 2;

    private final float limit;
    private NDArray x;
    private NDArray y;

    private Rotation(float limit) {
      this.limit = limit;
    }

    @Override
    public boolean framed() {
      return true;
    }

    @Override
    public NDArray apply(NDArray images) {
      NDManager manager = images.getManager();
      if (x == null) {
        createGrid();
      }
      NDArray angle = manager.randomUniform(-limit, limit, new Shape(images.getShape().get(0), 1));
      NDArray cos = angle.cos();
      NDArray sin = angle.sin();
      NDArray column = onFrame(cos.mul(x).subi(sin.mul(y)));
      NDArray row = onFrame(sin.mul(x).addi(cos.mul(y)));
      // The conversion cuts off the fraction of the column.
      NDArray place = row.floor().muli(FRAMED_SIDE).addi(column).toType(DataType.INT64, false);
      return images.gather(place, 1);
    }

    private static NDArray onFrame(NDArray fromCentre) {
      return fromCentre.addi(FRAMED_SIDE / 2f).clip(0, FRAMED_SIDE - 1);
    }

    private void createGrid() {
      float[] columns = new float[Mnist.PIXELS];
      float[] rows = new float[Mnist.PIXELS];
      for (int i = 0; i < Mnist.PIXELS; i++) {
        columns[i] = i % Mnist.SIDE + 0.5f - Mnist.SIDE / 2f;
        rows[i] = i / Mnist.SIDE + 0.5f - Mnist.SIDE / 2f;
      }
      NDManager manager = NDManager.newBaseManager();
      x = manager.create(columns);
      y = manager.create(rows);
    }
  }
}
