package io.github.eaosbeam.pipeline;

import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;

/** The compressions that a file's name can tell. */
enum CompressionSuffix {
  GZIP(".gz", Compression.GZIP),
  BZIP2(".bz2", Compression.BZIP2),
  ZSTANDARD(".zst", Compression.ZSTD);

  private final String suffix;
  private final Compression compression;

  CompressionSuffix(String suffix, Compression compression) {
    this.suffix = suffix;
    this.compression = compression;
  }

  private static Optional<CompressionSuffix> of(String name) {
    for (CompressionSuffix candidate : values()) {
      if (name.toLowerCase(Locale.ROOT).endsWith(candidate.suffix)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** How a file of that name is compressed, {@link Compression#UNCOMPRESSED} where it is not. */
  static Compression compressionOf(String name) {
    return of(name).map(found -> found.compression).orElse(Compression.UNCOMPRESSED);
  }

  /** The part of {@code name} that tells the compression, empty where there is none. */
  static String suffixOf(String name) {
    return name.substring(strip(name).length());
  }

  /** {@code name} without the part that tells the compression. */
  static String strip(String name) {
    int end = name.length() - of(name).map(found -> found.suffix.length()).orElse(0);
    return name.substring(0, end);
  }
}
