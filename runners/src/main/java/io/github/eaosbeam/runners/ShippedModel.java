package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Host;
import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.models.ModelSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkFiles;

/**
 * A model in an archive that spark-submit sends along with a job: {@code --archives
 * model.zip#model} unpacks it as {@code model}, into the working folder of executors (YARN: of a
 * driver on the cluster, too), and where else there is a driver under Spark's folder of files.
 *
 * @param name a folder within, from the archive's name on
 */
record ShippedModel(String name) implements ModelSource {
  private static final List<String> ARCHIVES =
      List.of("spark.archives", "spark.yarn.dist.archives");

  /** The model that {@code modelDir} names, where it begins with the name of an archive. */
  static Optional<ShippedModel> of(String modelDir, SparkConf spark) {
    Path path = Path.of(modelDir).normalize();
    boolean shipped =
        !modelDir.contains(":")
            && !path.isAbsolute()
            && names(spark).anyMatch(name -> path.startsWith(name));
    return shipped ? Optional.of(new ShippedModel(path.toString())) : Optional.empty();
  }

  private static Stream<String> names(SparkConf spark) {
    return ARCHIVES.stream()
        .flatMap(key -> Stream.of(spark.get(key, "").split(",")))
        .map(String::strip)
        .filter(archive -> !archive.isEmpty())
        .map(ShippedModel::unpackedName);
  }

  /** What stands behind {@code #}, or else the archive's own name. */
  private static String unpackedName(String archive) {
    return archive.contains("#")
        ? archive.substring(archive.indexOf('#') + 1)
        : archive.substring(archive.lastIndexOf('/') + 1);
  }

  @Override
  public <T> T withDirectory(Function<Path, T> use) {
    return use.apply(
        Stream.of("", SparkFiles.getRootDirectory())
            .map(root -> Path.of(root, name))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(this::missing));
  }

  private ModelException missing() {
    return new ModelException(
        "%s: is neither in %s nor in %s on %s; see that the archive of spark-submit's --archives holds it"
            .formatted(
                name,
                Path.of("").toAbsolutePath(),
                Path.of(SparkFiles.getRootDirectory()).toAbsolutePath(),
                Host.name()));
  }
}
