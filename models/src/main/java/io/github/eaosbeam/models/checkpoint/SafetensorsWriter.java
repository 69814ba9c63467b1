package io.github.eaosbeam.models.checkpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes tensors in the <a href="https://huggingface.co/docs/safetensors">safetensors</a> format.
 *
 * <p>The file appears whole or not at all: it is written under another name beside its own, forced
 * to the disk and renamed.
 */
public final class SafetensorsWriter {
  /** The numbers start at a multiple of this, as in PyTorch's own files: they can be mapped. */
  private static final int ALIGNMENT_BYTES = 64;

  private static final int CHUNK_ELEMENTS = 1 << 18;
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, List<Long>> shapes;
  private final ElementType type;
  private final ByteBuffer chunk;

  private SafetensorsWriter(Map<String, List<Long>> shapes, ElementType type) {
    this.shapes = shapes;
    this.type = type;
    this.chunk =
        ByteBuffer.allocateDirect(CHUNK_ELEMENTS * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Writes {@code file}, replacing one that is there.
   *
   * @param shapes the tensors in the order in which they are to lie in the file
   * @param type {@link ElementType#FLOAT32} or {@link ElementType#FLOAT16}, rounded to the nearest
   * @param numbers gives a tensor's numbers by its name, row-major
   * @throws IllegalArgumentException where a tensor has more or fewer numbers than its shape
   */
  public static void write(
      Path file,
      Map<String, List<Long>> shapes,
      ElementType type,
      Function<String, FloatBuffer> numbers)
      throws IOException {
    if (type != ElementType.FLOAT32 && type != ElementType.FLOAT16) {
      throw new IllegalArgumentException("only FLOAT32 and FLOAT16 are written, got " + type);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      new SafetensorsWriter(shapes, type).writeTo(unfinished, numbers);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void writeTo(Path file, Function<String, FloatBuffer> numbers) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, header());
      for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
        writeTensor(channel, tensor, numbers.apply(tensor.getKey()).duplicate());
      }
      channel.force(true);
    }
  }

  private ByteBuffer header() throws IOException {
    byte[] json = headerJson();
    int least = Long.BYTES + json.length;
    int bytes = (least + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
    byte[] blanks = new byte[bytes - least];
    Arrays.fill(blanks, (byte) ' ');
    return ByteBuffer.allocate(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(bytes - Long.BYTES)
        .put(json)
        .put(blanks)
        .flip();
  }

  private byte[] headerJson() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectField("__metadata__", Map.of("format", "pt"));
      long offset = 0;
      for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
        long end = offset + Shapes.elements(tensor.getValue()) * type.bytes();
        json.writeObjectFieldStart(tensor.getKey());
        json.writeStringField("dtype", type.safetensorsName());
        json.writeObjectField("shape", tensor.getValue());
        json.writeObjectField("data_offsets", List.of(offset, end));
        json.writeEndObject();
        offset = end;
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void writeTensor(
      FileChannel channel, Map.Entry<String, List<Long>> tensor, FloatBuffer numbers)
      throws IOException {
    if (numbers.remaining() != Shapes.elements(tensor.getValue())) {
      throw new IllegalArgumentException(
          "%s has %d numbers, its shape is %s"
              .formatted(tensor.getKey(), numbers.remaining(), tensor.getValue()));
    }
    while (numbers.hasRemaining()) {
      int count = Math.min(CHUNK_ELEMENTS, numbers.remaining());
      convert(numbers.slice(numbers.position(), count));
      numbers.position(numbers.position() + count);
      writeFully(channel, chunk.flip());
    }
  }

  private void convert(FloatBuffer numbers) {
    chunk.clear();
    if (type == ElementType.FLOAT32) { // nothing to convert: copied in one go
      chunk.asFloatBuffer().put(numbers);
      chunk.position(numbers.limit() * type.bytes());
      return;
    }
    while (numbers.hasRemaining()) {
      type.write(chunk, numbers.get());
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
