package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelManifestTest {
  @ParameterizedTest
  @ValueSource(strings = {"../config.json", "/etc/passwd", "encoder/../../x", "", "a/b/c", "a\\b"})
  void refusesNamesThatMightLeadOutOfTheFolder(String name) {
    Checksum empty = new Checksum(0, Sha256.of(""));

    assertThatThrownBy(() -> new ModelManifest(new TreeMap<>(Map.of(name, empty))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name for a file of a model: " + name);
  }
}
