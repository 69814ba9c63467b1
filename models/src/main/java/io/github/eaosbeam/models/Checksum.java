package io.github.eaosbeam.models;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What a file must have to be the same as another.
 *
 * @param bytes the file's size
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record Checksum(long bytes, String sha256) implements Serializable {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Checksum {
    if (bytes < 0 || !SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a checksum has a size of 0 or more and 64 hexadecimal digits, got %d and %s"
              .formatted(bytes, sha256));
    }
  }

  @Override
  public String toString() {
    return "%d bytes, SHA-256 %s".formatted(bytes, sha256);
  }
}
