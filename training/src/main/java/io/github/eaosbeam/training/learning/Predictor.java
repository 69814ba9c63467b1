package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.decoding.LabelMap;
import io.github.eaosbeam.models.decoding.QuadrupleDecoder;
import io.github.eaosbeam.models.decoding.ScoreLayout;
import io.github.eaosbeam.models.decoding.Scores;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Runs weights that are being learnt on whole texts, as extraction would. */
final class Predictor {
  private static final int BATCH = 64;

  private final Architecture architecture;
  private final BpeTokenizer tokenizer;
  private final QuadrupleDecoder decoder;
  private final ScoreLayout layout;

  Predictor(Architecture architecture, BpeTokenizer tokenizer, Labels labels) {
    this.architecture = architecture;
    this.tokenizer = tokenizer;
    this.decoder =
        new QuadrupleDecoder(
            LabelMap.ofAspects(labels.aspectIds()), LabelMap.ofSentiments(labels.sentimentIds()));
    this.layout =
        new ScoreLayout(
            architecture.queries(),
            architecture.maxLength(),
            architecture.aspects(),
            architecture.sentiments());
  }

  /** Scores of each text, as {@code EaosNetwork} gives them. */
  List<float[]> scores(Parameters weights, List<String> texts, NDManager manager) {
    TrainableNetwork network = new TrainableNetwork(architecture, weights, 0);
    List<int[]> ids =
        texts.stream().map(t -> tokenizer.tokenize(t, architecture.maxLength()).ids()).toList();
    List<Integer> order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(i -> ids.get(i).length))
            .toList();
    float[][] scores = new float[ids.size()][];
    for (int from = 0; from < order.size(); from += BATCH) {
      List<Integer> batch = order.subList(from, Math.min(from + BATCH, order.size()));
      try (NDManager scope = manager.newSubManager()) {
        List<Example> examples =
            batch.stream().map(i -> Example.of(ids.get(i), List.of())).toList();
        PaddedBatch padded =
            new PaddedBatch(examples, architecture.maxLength(), architecture.queries(), scope);
        put(network.run(padded), batch, scores);
      }
    }
    return Arrays.asList(scores);
  }

  private void put(TrainableNetwork.Output output, List<Integer> batch, float[][] scores) {
    List<float[]> heads = new ArrayList<>();
    output.places().forEach(head -> heads.add(head.toFloatArray()));
    heads.add(output.aspects().toFloatArray());
    heads.add(output.sentiments().toFloatArray());
    for (int row = 0; row < batch.size(); row++) {
      float[] all = new float[layout.count()];
      int to = 0;
      for (float[] head : heads) {
        int size = head.length / batch.size();
        System.arraycopy(head, row * size, all, to, size);
        to += size;
      }
      scores[batch.get(row)] = all;
    }
  }

  /**
   * What extraction would find.
   *
   * @param shift added to the score of every query for "the entity starts nowhere"
   */
  List<Quadruple> decode(String text, float[] scores, float shift, double threshold) {
    float[] shifted = scores.clone();
    for (int query = 0; query < layout.queries(); query++) {
      shifted[query * layout.maxLength()] += shift; // the entity start head comes first
    }
    TokenizedText tokens = tokenizer.tokenize(text, architecture.maxLength());
    return decoder.decode(new Scores(layout, shifted), text, tokens, Decoding.STRICT, threshold);
  }
}
