package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The number formats a tensor may be stored in. */
public enum ElementType {
  FLOAT64(8, "F64", "DoubleStorage"),
  FLOAT32(4, "F32", "FloatStorage"),
  FLOAT16(2, "F16", "HalfStorage"),
  BFLOAT16(2, "BF16", "BFloat16Storage"),
  INT64(8, "I64", "LongStorage"),
  INT32(4, "I32", "IntStorage"),
  INT16(2, "I16", "ShortStorage"),
  INT8(1, "I8", "CharStorage"),
  UINT64(8, "U64", "UInt64Storage"),
  UINT32(4, "U32", "UInt32Storage"),
  UINT16(2, "U16", "UInt16Storage"),
  UINT8(1, "U8", "ByteStorage"),
  BOOL(1, "BOOL", "BoolStorage"),
  COMPLEX64(8, "C64", "ComplexFloatStorage"),
  COMPLEX128(16, "C128", "ComplexDoubleStorage"),
  FLOAT8_E4M3(1, "F8_E4M3", "Float8_e4m3fnStorage"),
  FLOAT8_E5M2(1, "F8_E5M2", "Float8_e5m2Storage"),
  QUANTIZED_INT32(4, "", "QInt32Storage"),
  QUANTIZED_INT8(1, "", "QInt8Storage"),
  QUANTIZED_UINT8(1, "", "QUInt8Storage"),
  /** Bytes whose meaning the tensor tells, not the storage. */
  UNTYPED(1, "", "UntypedStorage");

  private static final List<String> MODULES = List.of("torch.cuda.", "torch.storage.", "torch.");

  private final int bytes;
  private final String safetensorsName;
  private final String storageClass;

  /** The safetensors name is empty for types that format does not have. */
  ElementType(int bytes, String safetensorsName, String storageClass) {
    this.bytes = bytes;
    this.safetensorsName = safetensorsName;
    this.storageClass = storageClass;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements become float32 numbers without further knowledge. */
  public boolean isReadableAsFloat32() {
    return this == FLOAT64 || this == FLOAT32 || this == FLOAT16 || this == BFLOAT16;
  }

  /** What the safetensors format calls this type. */
  String safetensorsName() {
    return safetensorsName;
  }

  /** The type that the safetensors format calls {@code name}. */
  static Optional<ElementType> ofSafetensors(String name) {
    return Arrays.stream(values())
        .filter(type -> !name.isEmpty() && type.safetensorsName.equals(name))
        .findFirst();
  }

  /** The type in PyTorch's storage class {@code name}, such as {@code torch.FloatStorage}. */
  static Optional<ElementType> ofStorageClass(String name) {
    String simpleName =
        MODULES.stream()
            .filter(module -> name.startsWith(module))
            .map(module -> name.substring(module.length()))
            .filter(rest -> rest.indexOf('.') < 0)
            .findFirst()
            .orElse("");
    return Arrays.stream(values()).filter(type -> type.storageClass.equals(simpleName)).findFirst();
  }

  /** The element that starts at byte {@code index}, rounded to the nearest float32. */
  float read(ByteBuffer source, int index) {
    return switch (this) {
      case FLOAT64 -> (float) source.getDouble(index);
      case FLOAT32 -> source.getFloat(index);
      case FLOAT16 -> ofHalf(source.getShort(index));
      case BFLOAT16 -> Float.intBitsToFloat(source.getShort(index) << 16);
      default -> throw new IllegalStateException(this + " is not readable as float32");
    };
  }

  /** Puts the nearest number of this type to {@code value} at the position of {@code target}. */
  void write(ByteBuffer target, float value) {
    switch (this) {
      case FLOAT32 -> target.putFloat(value);
      case FLOAT16 -> target.putShort(toHalf(value));
      default -> throw new IllegalStateException(this + " is not written");
    }
  }

  /** The nearest IEEE 754 binary16, of two equally near ones the even one. */
  private static short toHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65520f) { // halfway from the largest finite number to the next step
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) { // subnormal: a whole number of 2^-24
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
    }
    int rebiased = (bits & 0x7fffffff) - ((127 - 15) << 23);
    int kept = rebiased >>> 13;
    int rest = rebiased & 0x1fff;
    boolean up = rest > 0x1000 || (rest == 0x1000 && (kept & 1) == 1);
    return (short) (sign | (kept + (up ? 1 : 0)));
  }

  /** IEEE 754 binary16, widened exactly; the JDK's own conversion comes with version 20. */
  private static float ofHalf(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) { // zero and subnormals: fraction * 2^-24
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign));
    }
    int wideExponent = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | (wideExponent << 23) | (fraction << 13));
  }
}
