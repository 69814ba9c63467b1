package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.encoder.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final NetworkSizes SIZES = new NetworkSizes(50, 32, 4, 1, 16, 2, 24, 20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | 1 | 0.1  | 0   | --epochs=0: must be from 1 to 1048576",
        "1 | 0 | 1 | 0.1  | 0   | --patience=0: must be from 1 to 1048576",
        "1 | 1 | 0 | 0.1  | 0   | --batch=0: must be from 1 to 1048576",
        "1 | 1 | 1 | 0    | 0   | --learningRate=0.0: must be more than 0 and less than 1",
        "1 | 1 | 1 | 1    | 0   | --learningRate=1.0: must be more than 0 and less than 1",
        "1 | 1 | 1 | NaN  | 0   | --learningRate=NaN: must be more than 0 and less than 1",
        "1 | 1 | 1 | 0.1  | 1   | --dropout=1.0: must be from 0 to below 1",
        "1 | 1 | 1 | 0.1  | NaN | --dropout=NaN: must be from 0 to below 1",
      })
  void settingsOutOfBoundsAreRefusedByTheOptionsName(
      int epochs, int patience, int batch, float learningRate, float dropout, String message) {
    assertThatThrownBy(() -> new Settings(1, epochs, patience, batch, learningRate, dropout, SIZES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | 32    | 4    | 1    | 16 | 2 | 24 | 20 | --merges=0: must be from 1 to 65536",
        "50 | 2     | 4    | 1    | 16 | 2 | 24 | 20 | --maxLength=2: must be from 3 to 65536",
        "50 | 65537 | 4    | 1    | 16 | 2 | 24 | 20 | --maxLength=65537: must be from 3 to 65536",
        "50 | 32    | 1001 | 1    | 16 | 2 | 24 | 20 | --maxQuadruples=1001: must be from 1 to"
            + " 1000",
        "50 | 32    | 4    | 1001 | 16 | 2 | 24 | 20 | --layers=1001: must be from 1 to 1000",
        "50 | 32    | 4    | 1    | 0  | 2 | 24 | 20 | --hidden=0: must be from 1 to 65536",
        "50 | 32    | 4    | 1    | 16 | 0 | 24 | 20 | --heads=0: must be from 1 to 65536",
        "50 | 32    | 4    | 1    | 16 | 2 | 0  | 20 | --feedForward=0: must be from 1 to 65536",
        "50 | 32    | 4    | 1    | 16 | 2 | 24 | 0  | --tailFeedForward=0: must be from 1 to"
            + " 65536",
        "50 | 32    | 4    | 1    | 16 | 3 | 24 | 20 | --hidden=16: must be a multiple of --heads=3"
            + " and of 4",
        "50 | 32    | 4    | 1    | 18 | 2 | 24 | 20 | --hidden=18: must be a multiple of --heads=2"
            + " and of 4",
      })
  void sizesOutOfBoundsAreRefusedByTheOptionsName(
      int merges,
      int maxLength,
      int queries,
      int layers,
      int hidden,
      int heads,
      int feedForward,
      int tailFeedForward,
      String message) {
    assertThatThrownBy(
            () ->
                new NetworkSizes(
                    merges,
                    maxLength,
                    queries,
                    layers,
                    hidden,
                    heads,
                    feedForward,
                    tailFeedForward))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anArchitectureHasTheSizesAndAPositionForEveryToken() {
    Architecture architecture = SIZES.architecture(100, Labels.reference());

    assertThat(architecture.encoder().positions()).isEqualTo(34);
    assertThat(architecture.encoder().vocabulary()).isEqualTo(100);
    assertThat(architecture.encoder().heads()).isEqualTo(2);
    assertThat(architecture.encoder().feedForward()).isEqualTo(24);
    assertThat(architecture.tailFeedForward()).isEqualTo(20);
    assertThat(architecture.aspects()).isEqualTo(11);
    assertThat(architecture.sentiments()).isEqualTo(3);
  }
}
