package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.augmentation.Augmenter;
import io.github.eaosbeam.training.corpus.Corpus;

/**
 * What a network is to learn, and in which words.
 *
 * @param settings how
 * @param corpus from which comments
 * @param augmenter makes variants of them
 * @param labels what is told apart
 * @param tokenizer the pieces in which comments are read
 */
record Lesson(
    Settings settings, Corpus corpus, Augmenter augmenter, Labels labels, BpeTokenizer tokenizer) {
  Architecture architecture() {
    return settings.sizes().architecture(tokenizer.vocabularySize(), labels);
  }

  Examples examples() {
    NetworkSizes sizes = settings.sizes();
    return new Examples(tokenizer, labels, sizes.maxLength(), sizes.queries());
  }

  /** Hides tokens behind the last token of the vocabulary, {@code <mask>}. */
  Cloze cloze() {
    return new Cloze(tokenizer.vocabularySize() - 1);
  }

  Judge judge() {
    return new Judge(new Predictor(architecture(), tokenizer, labels));
  }
}
