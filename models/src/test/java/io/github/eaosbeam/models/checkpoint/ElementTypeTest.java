package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ElementTypeTest {
  @Test
  void widensEveryFloat16ExactlyToTheNumberItsBitsSpell() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      Double widened = (double) read(ElementType.FLOAT16, bits);
      assertThat(widened).as("0x%04x", bits).isEqualTo(Double.valueOf(spelled(bits)));
    }
  }

  @Test
  void keepsTheSignOfAFloat16Zero() {
    assertThat(Float.floatToRawIntBits(read(ElementType.FLOAT16, 0x8000)))
        .isEqualTo(Float.floatToRawIntBits(-0f));
  }

  @Test
  void widensBfloat16AsTheUpperHalfOfAFloat32() {
    assertThat(read(ElementType.BFLOAT16, 0x3f80)).isEqualTo(1);
    assertThat(read(ElementType.BFLOAT16, 0xc049)).isEqualTo(-3.140625f);
    assertThat(read(ElementType.BFLOAT16, 0x0001)).isEqualTo(0x1p-133f);
    assertThat(read(ElementType.BFLOAT16, 0xff80)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(read(ElementType.BFLOAT16, 0x7fc0)).isNaN();
  }

  @Test
  void roundsFloat64ToTheNearestFloat32() {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).putDouble(0, 0.1);

    assertThat(ElementType.FLOAT64.read(bytes, 0)).isEqualTo(0.1f);
  }

  @Test
  void knowsStorageClassesOfTheProcessorAndOfTheGpu() {
    assertThat(ElementType.ofStorageClass("torch.HalfStorage")).contains(ElementType.FLOAT16);
    assertThat(ElementType.ofStorageClass("torch.cuda.HalfStorage")).contains(ElementType.FLOAT16);
    assertThat(ElementType.ofStorageClass("evil.HalfStorage")).isEmpty();
    assertThat(ElementType.ofStorageClass("torch.evil.HalfStorage")).isEmpty();
    assertThat(ElementType.ofStorageClass("torch.storage.UntypedStorage"))
        .contains(ElementType.UNTYPED);
  }

  @Test
  void writesEveryFloat16WithTheBitsItWasReadFrom() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = read(ElementType.FLOAT16, bits);
      int expected = Float.isNaN(value) ? (bits & 0x8000) | 0x7e00 : bits;
      assertThat(written(value)).as("0x%04x", bits).isEqualTo(expected);
    }
  }

  @Test
  void roundsToTheNearestFloat16AndFromHalfwayToTheEvenOne() {
    for (int bits = 0; bits < 0x7c00; bits++) { // the last step leads to infinity
      double halfway = (spelled(bits) + (bits == 0x7bff ? 65536 : spelled(bits + 1))) / 2;
      int even = bits % 2 == 0 ? bits : bits + 1;
      assertThat(written((float) halfway)).as("above 0x%04x", bits).isEqualTo(even);
      assertThat(written(Math.nextDown((float) halfway))).as("0x%04x", bits).isEqualTo(bits);
      assertThat(written(Math.nextUp((float) halfway))).as("0x%04x", bits).isEqualTo(bits + 1);
      assertThat(written((float) -halfway)).as("below -0x%04x", bits).isEqualTo(even | 0x8000);
    }
  }

  @Test
  void writesWhatIsTooLargeForFloat16AsInfinity() {
    assertThat(written(Float.MAX_VALUE)).isEqualTo(0x7c00);
    assertThat(written(-65520)).isEqualTo(0xfc00);
    assertThat(written(Float.POSITIVE_INFINITY)).isEqualTo(0x7c00);
  }

  @Test
  void writesWhatIsTooSmallForFloat16AsZeroOfItsSign() {
    assertThat(written(Float.MIN_VALUE)).isZero();
    assertThat(written(-0x1p-26f)).isEqualTo(0x8000);
  }

  @Test
  void writesNoOtherTypes() {
    assertThatThrownBy(() -> ElementType.INT8.write(ByteBuffer.allocate(1), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("INT8 is not written");
  }

  private static int written(float value) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES);
    ElementType.FLOAT16.write(bytes, value);
    return bytes.getShort(0) & 0xffff;
  }

  private static float read(ElementType type, int bits) {
    return type.read(ByteBuffer.allocate(Short.BYTES).putShort(0, (short) bits), 0);
  }

  /** Binary16 by its definition, in double arithmetic. */
  private static double spelled(int bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double magnitude =
        exponent == 31
            ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
            : exponent == 0
                ? fraction * Math.pow(2, -24)
                : (1024 + fraction) * Math.pow(2, exponent - 25);
    return bits >> 15 == 0 ? magnitude : -magnitude;
  }
}
