package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedModelTest {
  @ParameterizedTest
  @CsvSource({
    "model, /home/me/model.zip#model, model",
    "./model/, /home/me/model.zip#model, model",
    "m/lean, 'hdfs://namenode/other.zip#other, hdfs://namenode/m.tgz#m', m/lean",
    "model.zip, file:/home/me/model.zip, model.zip",
  })
  void isWhatAnArchiveIsUnpackedAs(String modelDir, String archives, String name) {
    for (String key : new String[] {"spark.archives", "spark.yarn.dist.archives"}) {
      assertThat(ShippedModel.of(modelDir, new SparkConf(false).set(key, archives)))
          .contains(new ShippedModel(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "model, ''",
    "model, /home/me/model.zip#other",
    "model2, /home/me/model.zip#model",
    "/model, /home/me/model.zip#model",
    "hdfs://namenode/model, /home/me/model.zip#hdfs",
    "bundled, /home/me/model.zip#model",
  })
  void isNothingElse(String modelDir, String archives) {
    SparkConf spark = new SparkConf(false).set("spark.archives", archives);

    assertThat(ShippedModel.of(modelDir, spark)).isEmpty();
  }
}
