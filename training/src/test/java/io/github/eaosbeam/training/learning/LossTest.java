package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.eaosbeam.training.learning.Example.Slot;
import io.github.eaosbeam.training.learning.TrainableNetwork.Output;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One comment of three tokens, two queries of which one is to find something, five places, four
 * columns, two aspects, three sentiments.
 */
class LossTest {
  private static final int MAX_LENGTH = 5;
  private static final int COLUMNS = 4;
  private static final int QUERIES = 2;
  private static final Slot SLOT = new Slot(List.of(1, 1, 1, 1), 1, 2);
  private static final Example EXAMPLE = Example.of(new int[] {0, 7, 2}, List.of(SLOT));

  /** An empty query weighs 0.4: four places and four looks count 1.4 times; a token's tags half. */
  private static final double UNDECIDED =
      4 * 1.4 * Math.log(MAX_LENGTH)
          + 4 * 1.4 * Math.log(COLUMNS)
          + (Math.log(2) + Math.log(3))
          + 0.5 * 3 * (Math.log(3) + Math.log(7) + Math.log(3));

  private final NDManager manager = NDManager.newBaseManager();
  private final float[][] places = new float[4][QUERIES * MAX_LENGTH];
  private final float[] aspects = new float[QUERIES * 2];
  private final float[] sentiments = new float[QUERIES * 3];
  private final float[] looks = new float[4 * QUERIES * COLUMNS];
  private final float[] entityTags = new float[COLUMNS * 3];
  private final NDList guesses = new NDList();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aNetworkThatHasNoIdeaPaysForEveryQuestion() {
    assertThat(loss(1)).isCloseTo(UNDECIDED, within(1e-4));
  }

  @Test
  void isTheMeanOverTheComments() {
    assertThat(loss(3)).isCloseTo(UNDECIDED, within(1e-4));
  }

  /** One of five places with the score ln 4 has half of the probability. */
  @Test
  void aFoundPlaceCostsLessAndAMissedOneMore() {
    places[2][1] = (float) Math.log(4);
    assertThat(loss(1)).isCloseTo(UNDECIDED - Math.log(5) + Math.log(2), within(1e-4));

    places[2][1] = 0;
    places[2][3] = (float) Math.log(4);
    assertThat(loss(1)).isCloseTo(UNDECIDED - Math.log(5) + Math.log(8), within(1e-4));
  }

  @Test
  void anEmptyQueryIsToNameTheStart() {
    places[0][MAX_LENGTH] = (float) Math.log(4);

    assertThat(loss(1)).isCloseTo(UNDECIDED - 0.4 * (Math.log(5) - Math.log(2)), within(1e-4));
  }

  /** The third head of the first query looks at the opinion's first token with certainty. */
  @Test
  void aHeadThatLooksWhereItShouldCostsNothing() {
    int row = 2 * QUERIES * COLUMNS;
    Arrays.fill(looks, row, row + COLUMNS, -1e9f);
    looks[row + 1] = 0;

    assertThat(loss(1)).isCloseTo(UNDECIDED - Math.log(COLUMNS), within(1e-4));
  }

  @Test
  void labelsCountOnlyWhereThereIsSomethingToFind() {
    aspects[1] = 20;
    sentiments[2] = 20;
    assertThat(loss(1)).isCloseTo(UNDECIDED - Math.log(2) - Math.log(3), within(1e-4));

    aspects[3] = 20;
    sentiments[3] = 20;
    assertThat(loss(1)).isCloseTo(UNDECIDED - Math.log(2) - Math.log(3), within(1e-4));
  }

  /** The middle token is an entity's first; the last column is padding. */
  @Test
  void tagsCountForTokensOnly() {
    entityTags[3 + 1] = 20;
    assertThat(loss(1)).isCloseTo(UNDECIDED - 0.5 * Math.log(3), within(1e-4));

    entityTags[9 + 2] = 20;
    assertThat(loss(1)).isCloseTo(UNDECIDED - 0.5 * Math.log(3), within(1e-4));
  }

  /** Of ten words the fifth is scored e^20 times as likely as the others. */
  @Test
  void aHiddenTokenIsToBeGuessed() {
    float[] words = new float[10];
    guesses.add(manager.create(words, new Shape(1, 10)));
    assertThat(loss(hiding(4))).isCloseTo(UNDECIDED + 0.3 * Math.log(10), within(1e-4));

    words[4] = 20;
    guesses.set(0, manager.create(words, new Shape(1, 10)));
    assertThat(loss(hiding(4))).isCloseTo(UNDECIDED, within(1e-4));
    assertThat(loss(hiding(5))).isCloseTo(UNDECIDED + 0.3 * 20, within(1e-4));
  }

  private static List<Example> hiding(int id) {
    List<Example.Hidden> hidden = List.of(new Example.Hidden(1, id));
    return List.of(new Example(EXAMPLE.ids(), EXAMPLE.slots(), hidden));
  }

  private double loss(int comments) {
    return loss(Collections.nCopies(comments, EXAMPLE));
  }

  private double loss(List<Example> examples) {
    int comments = examples.size();
    PaddedBatch batch = new PaddedBatch(examples, MAX_LENGTH, QUERIES, manager);
    return Loss.of(output(comments), batch).getFloat();
  }

  private Output output(int comments) {
    NDList places = new NDList();
    for (float[] part : this.places) {
      places.add(array(part, comments, QUERIES, MAX_LENGTH));
    }
    return new Output(
        places,
        array(aspects, comments, QUERIES, 2),
        array(sentiments, comments, QUERIES, 3),
        array(looks, comments, 4, QUERIES, COLUMNS).logSoftmax(-1),
        new NDList(
            array(entityTags, comments, COLUMNS, 3),
            array(new float[COLUMNS * 7], comments, COLUMNS, 7),
            array(new float[COLUMNS * 3], comments, COLUMNS, 3)),
        guesses);
  }

  /** The same numbers for every comment. */
  private NDArray array(float[] numbers, int comments, long... shape) {
    NDArray one = manager.create(numbers, new Shape(1).addAll(new Shape(shape)));
    return one.repeat(0, comments);
  }
}
