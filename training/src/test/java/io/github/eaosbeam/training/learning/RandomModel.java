package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A network of random weights that float16 can hold, so short-sighted that it finds something in
 * most texts.
 */
record RandomModel(
    Path pieces,
    Architecture architecture,
    Parameters weights,
    Predictor predictor,
    NDManager manager) {
  private static final int MAX_LENGTH = 10;
  private static final int QUERIES = 8;
  private static final List<String> TEXTS =
      Corpus.read(Comments.OWN.resolve("well-formed.jsonl")).test().stream()
          .map(LabelledComment::text)
          .limit(60)
          .toList();

  static RandomModel in(Path pieces, NDManager manager) throws IOException {
    BpeLearner.learn(TEXTS, 30, 2, pieces);
    BpeTokenizer tokenizer =
        BpeTokenizer.open(pieces.resolve("vocab.txt"), pieces.resolve("bpe.codes"));
    Architecture architecture =
        new NetworkSizes(30, MAX_LENGTH, QUERIES, 2, 16, 2, 24, 20)
            .architecture(tokenizer.vocabularySize(), Labels.reference());
    return new RandomModel(
        pieces,
        architecture,
        Networks.random(architecture, new Random(45), manager),
        new Predictor(architecture, tokenizer, Labels.reference()),
        manager);
  }

  List<String> texts() {
    return TEXTS;
  }

  List<float[]> scores() {
    return predictor.scores(weights, TEXTS, manager);
  }

  /** What is found in the text of this number. */
  List<Quadruple> decode(int number, float[] scores) {
    return predictor.decode(TEXTS.get(number), scores, 0, 0.5);
  }

  FloatBuffer numbers(String weight) {
    return FloatBuffer.wrap(weights.get(weight).toFloatArray());
  }
}
