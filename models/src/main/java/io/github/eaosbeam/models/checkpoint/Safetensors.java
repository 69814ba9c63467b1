package io.github.eaosbeam.models.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.checkpoint.PickleValue.Opaque;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The <a href="https://huggingface.co/docs/safetensors">safetensors</a> format: the header's length
 * in 8 bytes, a JSON header with each tensor's type, shape and place, and the numbers,
 * little-endian.
 */
final class Safetensors {
  /** A PhoBERT's header takes 20 KB. */
  private static final int MAX_HEADER_BYTES = 32 << 20;

  private static final int MAX_JSON_DEPTH = 16;
  private static final String METADATA = "__metadata__";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_JSON_DEPTH).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** A tensor's entry in the header; the offsets count from the header's end, end exclusive. */
  record Entry(String dtype, List<Long> shape, List<Long> dataOffsets) {
    boolean isComplete() {
      return dtype != null
          && shape != null
          && !shape.contains(null)
          && dataOffsets != null
          && !dataOffsets.contains(null)
          && dataOffsets.size() == 2;
    }
  }

  private final CheckpointFile file;
  private final Place place;
  private final int headerBytes;
  private final Map<String, PickleValue> tensors = new LinkedHashMap<>();
  private final Map<String, Blob> storages = new HashMap<>();

  private Safetensors(CheckpointFile file, int headerBytes) {
    this.file = file;
    this.place = file.place().at("header");
    this.headerBytes = headerBytes;
  }

  /** Whether a file that starts with {@code head} is of this format. */
  static boolean matches(ByteBuffer head) {
    return head.limit() > Long.BYTES && head.get(Long.BYTES) == '{';
  }

  static Contents read(CheckpointFile file) {
    long headerBytes = file.read(0, Long.BYTES).getLong();
    if (headerBytes < 0 || headerBytes > MAX_HEADER_BYTES) {
      throw file.place()
          .damaged("a header of %s bytes".formatted(Long.toUnsignedString(headerBytes)));
    }
    return new Safetensors(file, (int) headerBytes).contents();
  }

  private Contents contents() {
    // Decoded here, for Jackson would guess the encoding of bytes.
    byte[] header = file.read(Long.BYTES, headerBytes).array();
    try (JsonParser json = JSON.createParser(new String(header, StandardCharsets.UTF_8))) {
      readHeader(json);
    } catch (JsonProcessingException e) {
      throw place.damaged(Printable.of(e.getOriginalMessage()));
    } catch (IOException e) {
      throw place.damaged(Printable.of(String.valueOf(e.getMessage())));
    }
    return new Contents(
        tensors,
        List.copyOf(tensors.keySet()),
        storage -> storages.get(storage.key()),
        ByteOrder.LITTLE_ENDIAN);
  }

  private void readHeader(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw place.damaged("it is not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.getCurrentName();
      json.nextToken();
      if (name.equals(METADATA)) {
        json.skipChildren();
      } else {
        add(name, json.readValueAs(Entry.class));
      }
    }
    if (json.nextToken() != null) {
      throw place.damaged("something follows the JSON object");
    }
  }

  private void add(String name, Entry entry) {
    Place entryPlace = file.place().at("header: " + name);
    if (entry == null || !entry.isComplete()) {
      throw entryPlace.damaged("it needs a dtype, a shape and two data_offsets");
    }
    if (tensors.put(name, tensor(name, entry, entryPlace)) != null) {
      throw entryPlace.damaged("it is there twice");
    }
  }

  private PickleValue tensor(String name, Entry entry, Place entryPlace) {
    Blob blob = blob(entry, entryPlace);
    Optional<ElementType> type = ElementType.ofSafetensors(entry.dtype());
    if (type.isEmpty()) {
      return new Opaque("of type " + entry.dtype(), false, Long.BYTES);
    }
    StoredTensor tensor = rowMajor(name, type.get(), entry.shape(), entryPlace);
    if (tensor.storage().requiredBytes() != blob.length()) {
      throw entryPlace.damaged(
          "shape %s takes %d bytes, but %d are given"
              .formatted(entry.shape(), tensor.storage().requiredBytes(), blob.length()));
    }
    storages.put(name, blob);
    return tensor;
  }

  private Blob blob(Entry entry, Place entryPlace) {
    long start = entry.dataOffsets().get(0);
    long end = entry.dataOffsets().get(1);
    long dataPosition = (long) Long.BYTES + headerBytes;
    if (start < 0 || end < start || end > file.size() - dataPosition) {
      throw entryPlace.damaged("bytes %d to %d are not inside the file".formatted(start, end));
    }
    return new Blob.Plain(file, dataPosition + start, end - start);
  }

  private static StoredTensor rowMajor(
      String name, ElementType type, List<Long> shape, Place entryPlace) {
    try {
      long elements = Shapes.elements(shape);
      return StoredTensor.rowMajor(new StorageReference(name, type, 0, elements), shape);
    } catch (IllegalArgumentException e) {
      throw entryPlace.damaged(e.getMessage());
    }
  }
}
