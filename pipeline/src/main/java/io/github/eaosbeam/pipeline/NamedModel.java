package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.ModelCache;
import io.github.eaosbeam.models.ModelSource;
import io.github.eaosbeam.models.RemoteModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/** The model that options name, and how to run it. */
public final class NamedModel {
  private static final Pattern FILE_URI = Pattern.compile("file:(?://)?(/.*)");
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]{}\\\\]");

  private NamedModel() {}

  /**
   * The model of a job whose tasks run in this process. One on another file system is read once, so
   * that it is known from then on whether it has changed.
   *
   * @throws ConfigurationException where the options cannot be followed
   * @throws io.github.eaosbeam.models.ModelException where a model on another file system is not
   *     whole or cannot be read
   */
  public static ExtractorSpec of(ExtractionOptions options) {
    String name = options.getModelDir();
    if (!folder(options).map(Files::isDirectory).orElse(true)) {
      throw new ConfigurationException(
          "--modelDir=%s: no such folder; name the one that holds the model's config.json"
              .formatted(name));
    }
    return from(isRemote(name) ? remote(options) : ModelSource.of(path(name)), options);
  }

  /**
   * The model of a job whose tasks run elsewhere: as {@link #of} has it, but a folder is one on the
   * workers' disks, and need not be on this machine's.
   */
  public static ExtractorSpec onWorkers(ExtractionOptions options) {
    return folder(options)
        .map(folder -> from(ModelSource.of(folder.toAbsolutePath().toString()), options))
        .orElseGet(() -> of(options));
  }

  /** The model that {@code source} finds, run as the options say. */
  public static ExtractorSpec from(ModelSource source, ExtractionOptions options) {
    double threshold = options.getConfidenceThreshold();
    ExtractorSpec spec =
        ExtractorSpec.of(source)
            .withDecoding(options.getDecoding())
            .withDevice(options.getDevice());
    return ExtractionPipeline.valid(
        "confidenceThreshold", threshold, () -> spec.withConfidenceThreshold(threshold));
  }

  /** The folder on a machine's own disks that {@code --modelDir} names, where it names one. */
  public static Optional<Path> folder(ExtractionOptions options) {
    String name = options.getModelDir();
    boolean elsewhere = isRemote(name) || name.equals(ExtractorSpec.BUNDLED);
    return elsewhere ? Optional.empty() : Optional.of(Path.of(path(name)));
  }

  private static boolean isRemote(String modelDir) {
    return URI.matcher(modelDir).matches() && !FILE_URI.matcher(modelDir).matches();
  }

  private static String path(String modelDir) {
    Matcher uri = FILE_URI.matcher(modelDir);
    return uri.matches() ? uri.group(1) : modelDir;
  }

  private static ModelSource remote(ExtractionOptions options) {
    String name = options.getModelDir();
    if (WILDCARD.matcher(name).find()) {
      throw new ConfigurationException(
          "--modelDir=%s: has a wildcard character, one of * ? [ ] { } \\; name one folder"
              .formatted(name));
    }
    FileSystems.setDefaultPipelineOptions(options);
    return RemoteModel.of(BeamModelStore.of(name), new ModelCache(options.getModelCache()));
  }
}
