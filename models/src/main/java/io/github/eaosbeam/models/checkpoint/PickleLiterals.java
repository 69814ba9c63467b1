package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.checkpoint.PickleValue.Opaque;
import io.github.eaosbeam.models.checkpoint.PickleValue.Sequence;
import io.github.eaosbeam.models.checkpoint.PickleValue.Text;
import io.github.eaosbeam.models.checkpoint.PickleValue.Whole;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads the operations that stand for a value by themselves. Numbers and texts that no tensor can
 * need (fractions, bytes, very long ones) are passed over, not kept.
 */
final class PickleLiterals {
  private static final int MAX_TEXT_BYTES = 1 << 16;

  private final PickleInput input;
  private final PickleStack stack;

  PickleLiterals(PickleInput input, PickleStack stack) {
    this.input = input;
    this.stack = stack;
  }

  /** The value that {@code operation} stands for; empty where it is of another kind. */
  Optional<PickleValue> read(int operation) {
    return number(operation)
        .or(() -> text(operation))
        .or(() -> bytes(operation))
        .or(() -> constant(operation));
  }

  private Optional<PickleValue> number(int operation) {
    return switch (operation) {
      case 'K' -> Optional.of(new Whole(input.unsignedByte())); // BININT1
      case 'M' -> Optional.of(new Whole(input.unsignedShort())); // BININT2
      case 'J' -> Optional.of(new Whole(input.signedInt())); // BININT
      case 'I', 'L' -> Optional.of(decimal(input.line())); // INT, LONG
      case 0x8a -> Optional.of(whole(input.unsignedByte())); // LONG1
      case 0x8b -> Optional.of(whole(input.unsignedInt())); // LONG4
      case 'G' -> Optional.of(skipped(8, "a float")); // BINFLOAT
      case 'F' -> { // FLOAT
        input.line();
        yield Optional.of(skipped(0, "a float"));
      }
      default -> Optional.empty();
    };
  }

  private Optional<PickleValue> text(int operation) {
    return switch (operation) {
      case 0x8c -> Optional.of(text(input.unsignedByte(), StandardCharsets.UTF_8));
      case 'X' -> Optional.of(text(input.unsignedInt(), StandardCharsets.UTF_8)); // BINUNICODE
      case 0x8d -> Optional.of(text(input.signedLong(), StandardCharsets.UTF_8)); // BINUNICODE8
      case 'U' -> Optional.of(text(input.unsignedByte(), StandardCharsets.ISO_8859_1));
      case 'T' -> Optional.of(text(input.unsignedInt(), StandardCharsets.ISO_8859_1)); // BINSTRING
      case 'V' -> Optional.of(kept(input.line())); // UNICODE
      case 'S' -> Optional.of(kept(unquoted(input.line()))); // STRING
      default -> Optional.empty();
    };
  }

  private Optional<PickleValue> bytes(int operation) {
    return switch (operation) {
      case 'C' -> Optional.of(skipped(input.unsignedByte(), "bytes")); // SHORT_BINBYTES
      case 'B' -> Optional.of(skipped(input.unsignedInt(), "bytes")); // BINBYTES
      case 0x8e, 0x96 -> Optional.of(skipped(input.signedLong(), "bytes")); // BINBYTES8, BYTEARRAY8
      default -> Optional.empty();
    };
  }

  private Optional<PickleValue> constant(int operation) {
    return switch (operation) {
      case 'N' -> Optional.of(skipped(0, "None"));
      case 0x88, 0x89 -> Optional.of(skipped(0, "a bool")); // NEWTRUE, NEWFALSE
      case ')', ']' -> Optional.of(new Sequence(List.of())); // EMPTY_TUPLE, EMPTY_LIST
      case '}' -> Optional.of(new PickleValue.Dictionary()); // EMPTY_DICT
      case 0x8f -> Optional.of(skipped(0, "a set")); // EMPTY_SET
      default -> Optional.empty();
    };
  }

  private PickleValue skipped(long length, String what) {
    input.skip(length);
    return new Opaque(what, false, input.operationOffset());
  }

  private PickleValue whole(long length) {
    return length > Long.BYTES
        ? skipped(length, "a large integer")
        : new Whole(input.signedOf((int) length));
  }

  private PickleValue decimal(String line) {
    try {
      return new Whole(Long.parseLong(line.endsWith("L") ? chopped(line) : line));
    } catch (NumberFormatException e) { // longer than 64 bits, or no number: of no use either way
      return skipped(0, "a large integer");
    }
  }

  private PickleValue text(long length, Charset charset) {
    if (length < 0 || length > MAX_TEXT_BYTES) {
      return skipped(length, "a long text");
    }
    input.require(length);
    return kept(input.text((int) length, charset));
  }

  private PickleValue kept(String text) {
    stack.take(2L * text.length());
    return new Text(text);
  }

  private static String unquoted(String line) {
    return line.length() < 2 ? line : chopped(line.substring(1));
  }

  private static String chopped(String text) {
    return text.substring(0, text.length() - 1);
  }
}
