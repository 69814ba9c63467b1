package io.github.eaosbeam.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum by which copies of a file are told to be whole. */
final class Sha256 {
  private static final int CHUNK_BYTES = 1 << 20;

  private Sha256() {}

  /** The checksum of a file's bytes, in lower-case hexadecimal as {@code sha256sum} prints it. */
  static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in).sha256();
    }
  }

  /** The checksum of a text in UTF-8. */
  static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(UTF_8)));
  }

  /** Reads to the end. */
  static Checksum of(InputStream in) throws IOException {
    return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
  }

  /**
   * Copies, and tells of what.
   *
   * @param most bytes after which it stops, for there are more than there should be
   */
  static Checksum copy(InputStream in, OutputStream out, long most) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK_BYTES];
    long bytes = 0;
    for (int count = in.read(chunk); count >= 0 && bytes <= most; count = in.read(chunk)) {
      digest.update(chunk, 0, count);
      out.write(chunk, 0, count);
      bytes += count;
    }
    return new Checksum(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
