package io.github.mnist8k.models.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One tensor of a file: type, shape, and its little-endian numbers. */
public final class TensorEntry {

  /**
   * Number formats that are known here; names are those of safetensors. All are read, those that
   * {@link #of} makes are written.
   */
  public enum Type {
    /** 64-bit floating point. */
    F64(8, true),
    /** 32-bit floating point. */
    F32(4, true),
    /** 16-bit floating point of IEEE 754. */
    F16(2, true),
    /** The upper half of a 32-bit floating point number. */
    BF16(2, true),
    /** 64-bit signed integer. */
    I64(8, false),
    /** 32-bit signed integer. */
    I32(4, false),
    /** 16-bit signed integer. */
    I16(2, false),
    /** 8-bit signed integer. */
    I8(1, false),
    /** 8-bit unsigned integer. */
    U8(1, false);

    private final int bytes;
    private final boolean floating;

    Type(int bytes, boolean floating) {
      this.bytes = bytes;
      this.floating = floating;
    }

    /** Bytes of one number. */
    int bytes() {
      return bytes;
    }

    /** Whether it is a floating point format. */
    boolean floating() {
      return floating;
    }

    private double number(ByteBuffer from, int at) {
      return switch (this) {
        case F64 -> from.getDouble(at);
        case F32 -> from.getFloat(at);
        case F16 -> HalfFloat.of(from.getShort(at));
        case BF16 -> Float.intBitsToFloat(from.getShort(at) << Short.SIZE);
        case I64 -> from.getLong(at);
        case I32 -> from.getInt(at);
        case I16 -> from.getShort(at);
        case I8 -> from.get(at);
        case U8 -> Byte.toUnsignedInt(from.get(at));
      };
    }
  }

  private final Type type;
  private final List<Integer> shape;
  private final List<Integer> strides;
  private final ByteBuffer bytes; // from the first number on

  /**
   * A tensor over the given bytes, which are not copied.
   *
   * @throws IllegalArgumentException if their number does not fit type and shape
   */
  TensorEntry(Type type, List<Integer> shape, ByteBuffer bytes) {
    this(type, shape, rowMajor(shape), bytes);
    if (this.bytes.remaining() != size() * (long) type.bytes) {
      throw new IllegalArgumentException(
          "expected "
              + size() * (long) type.bytes
              + " bytes for "
              + type
              + " "
              + shape
              + ", found "
              + this.bytes.remaining());
    }
  }

  private TensorEntry(Type type, List<Integer> shape, List<Integer> strides, ByteBuffer bytes) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.strides = List.copyOf(strides);
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A view into a storage as PyTorch describes it; nothing is copied.
   *
   * @param shape sizes of the axes
   * @param strides for each axis, numbers from one to the next
   * @param offset numbers before the first
   * @param storage the bytes, which other tensors may share
   * @throws IllegalArgumentException if it does not lie within the storage
   */
  static TensorEntry view(
      Type type, List<Long> shape, List<Long> strides, long offset, ByteBuffer storage) {
    long numbers = storage.remaining() / type.bytes;
    String within = " within a storage of " + numbers + " numbers";
    try {
      long size = shape.stream().reduce(1L, Math::multiplyExact);
      long end = Math.addExact(offset, size == 0 ? 0 : 1);
      boolean fits = shape.size() == strides.size() && offset >= 0 && size <= Integer.MAX_VALUE;
      for (int axis = 0; fits && axis < shape.size(); axis++) {
        fits = shape.get(axis) >= 0 && strides.get(axis) >= 0;
        long steps = Math.max(0, shape.get(axis) - 1);
        end = size == 0 ? end : Math.addExact(end, Math.multiplyExact(steps, strides.get(axis)));
      }
      if (fits && end <= numbers) {
        int from = (int) offset * type.bytes;
        ByteBuffer bytes = storage.slice(from, (int) end * type.bytes - from);
        return new TensorEntry(type, integers(shape), integers(strides), bytes);
      }
    } catch (ArithmeticException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "expected a tensor"
            + within
            + ", found shape "
            + shape
            + ", strides "
            + strides
            + ", offset "
            + offset);
  }

  private static List<Integer> integers(List<Long> numbers) {
    return numbers.stream().map(Math::toIntExact).toList();
  }

  private static List<Integer> rowMajor(List<Integer> shape) {
    List<Integer> strides = new ArrayList<>();
    int stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride = Math.multiplyExact(stride, shape.get(axis));
    }
    return strides;
  }

  /** A float32 tensor. */
  public static TensorEntry of(FloatTensor tensor) {
    var bytes = ByteBuffer.allocate(tensor.size() * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values());
    return new TensorEntry(Type.F32, tensor.shape(), bytes);
  }

  /** A 64-bit integer without axes. */
  public static TensorEntry of(long scalar) {
    var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, scalar);
    return new TensorEntry(Type.I64, List.of(), bytes);
  }

  /** Number format. */
  public Type type() {
    return type;
  }

  /** Sizes of the axes; empty for a scalar. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** A value, at a row-major position; of 64-bit integers the nearest double. */
  double number(int position) {
    return type.number(bytes, place(position));
  }

  private boolean isRowMajor() {
    return strides.equals(rowMajor(shape));
  }

  /** Where a value begins in the bytes. */
  private int place(int position) {
    int rest = position;
    int place = 0;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      place += rest % shape.get(axis) * strides.get(axis);
      rest /= shape.get(axis);
    }
    return place * type.bytes;
  }

  /**
   * The values of a floating point tensor, rounded to the nearest float32; what is beyond its range
   * becomes infinite.
   *
   * @throws IllegalStateException if it holds integers
   */
  public FloatTensor floats() {
    if (!type.floating) {
      throw new IllegalStateException("expected floating point numbers, found " + type);
    }
    float[] values = new float[size()];
    if (type == Type.F32 && isRowMajor()) {
      bytes.asFloatBuffer().get(values); // the largest net has 150 MB of them
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) number(i);
      }
    }
    return new FloatTensor(shape, values);
  }

  /**
   * The values as 64-bit integers, row-major.
   *
   * @throws IllegalStateException if it holds numbers of another type
   */
  public long[] longs() {
    if (type != Type.I64) {
      throw new IllegalStateException("expected " + Type.I64 + ", found " + type);
    }
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getLong(place(i));
    }
    return values;
  }

  /** The raw bytes, little-endian, row-major. */
  public ByteBuffer bytes() {
    if (isRowMajor()) {
      return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
    var copy = ByteBuffer.allocate(Math.multiplyExact(size(), type.bytes));
    for (int i = 0; i < size(); i++) {
      copy.put(bytes.slice(place(i), type.bytes));
    }
    return copy.flip().asReadOnlyBuffer();
  }
}
