package io.github.mnist8k.models.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** One tensor of a safetensors file: type, shape, and its little-endian bytes. */
public final class TensorEntry {

  /**
   * Number formats that are known here; names are those of the file format. Values are read and
   * written as F32, I64 and U8.
   */
  public enum Type {
    /** 64-bit floating point. */
    F64(8),
    /** 32-bit floating point. */
    F32(4),
    /** 16-bit floating point of IEEE 754. */
    F16(2),
    /** The upper half of a 32-bit floating point number. */
    BF16(2),
    /** 64-bit signed integer. */
    I64(8),
    /** 8-bit unsigned integer. */
    U8(1);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
      return bytes;
    }
  }

  private final Type type;
  private final List<Integer> shape;
  private final ByteBuffer bytes;

  /**
   * A tensor over the given bytes, which are not copied.
   *
   * @throws IllegalArgumentException if their number does not fit type and shape
   */
  TensorEntry(Type type, List<Integer> shape, ByteBuffer bytes) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
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

  /** The values as float32. */
  public FloatTensor floats() {
    require(Type.F32);
    float[] values = new float[size()];
    view().asFloatBuffer().get(values);
    return new FloatTensor(shape, values);
  }

  /** The values as 64-bit integers, row-major. */
  public long[] longs() {
    require(Type.I64);
    long[] values = new long[size()];
    view().asLongBuffer().get(values);
    return values;
  }

  /** The raw bytes, little-endian, row-major. */
  public ByteBuffer bytes() {
    return view().asReadOnlyBuffer();
  }

  private ByteBuffer view() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void require(Type wanted) {
    if (type != wanted) {
      throw new IllegalStateException("expected " + wanted + ", found " + type);
    }
  }
}
