package io.github.eaosbeam.models.tokenizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tokenizer files made for one test. */
record EncoderDirectory(Path directory) {
  Path vocabTxt() {
    return directory.resolve("vocab.txt");
  }

  Path bpeCodes() {
    return directory.resolve("bpe.codes");
  }

  EncoderDirectory withVocab(String content) {
    return write(vocabTxt(), content.getBytes(StandardCharsets.UTF_8));
  }

  EncoderDirectory withCodes(String content) {
    return write(bpeCodes(), content.getBytes(StandardCharsets.UTF_8));
  }

  EncoderDirectory write(Path file, byte[] content) {
    try {
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BpeTokenizer open() {
    return BpeTokenizer.open(vocabTxt(), bpeCodes());
  }
}
