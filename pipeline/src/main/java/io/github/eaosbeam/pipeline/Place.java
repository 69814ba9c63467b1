package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file or folder that an option names to be written.
 *
 * @param option the option, {@code --output=x.jsonl}, to begin messages with
 * @param resource the place; a folder where the name ends in a slash
 */
record Place(String option, ResourceId resource) {
  /** Beam reads these in names as patterns, so that what is there could not be found again. */
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]{}\\\\]");

  /**
   * @throws ConfigurationException where the name is none that can be written to
   */
  static Place named(String name, String value) {
    String option = "--%s=%s".formatted(name, value);
    if (WILDCARD.matcher(value).find()) {
      throw new ConfigurationException(
          "%s: has a wildcard character, one of * ? [ ] { } \\; name one place".formatted(option));
    }
    try {
      String path = value.startsWith("file:") ? value.replaceFirst("^file:(//)?", "") : value;
      return new Place(option, FileSystems.matchNewResource(path, value.endsWith("/")));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("%s: %s".formatted(option, FileSystemFault.explain(e)), e);
    }
  }

  boolean isFolder() {
    return resource.isDirectory();
  }

  /** The folder that takes the staging: this one, or the one this file is in. */
  ResourceId folder() {
    return resource.getCurrentDirectory();
  }

  /**
   * Refuses a place where something is that must not be replaced.
   *
   * @param overwrite whether files may be replaced
   */
  void requireFree(boolean overwrite) {
    requireKind();
    boolean taken =
        isFolder() ? found(resource + "*").isPresent() : found(resource.toString()).isPresent();
    if (taken && !overwrite) {
      throw new ConfigurationException(
          "%s: %s; name another place or add --overwrite"
              .formatted(option, isFolder() ? "the folder is not empty" : "the file exists"));
    }
  }

  /** Refuses a folder where a file is, and a file where a folder is. */
  void requireKind() {
    found(resource.toString().replaceAll("/$", "")).ifPresent(this::requireSameKind);
  }

  private void requireSameKind(ResourceId found) {
    if (found.isDirectory() && !isFolder()) {
      throw new ConfigurationException(
          "%s: is a folder; end the name in / to write sharded files into it".formatted(option));
    }
    if (!found.isDirectory() && isFolder()) {
      throw new ConfigurationException(
          "%s: is a file; leave out the / to write one file".formatted(option));
    }
  }

  private Optional<ResourceId> found(String pattern) {
    try {
      List<Metadata> found = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
      return found.stream().map(Metadata::resourceId).findFirst();
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s: cannot be looked at: %s".formatted(option, e.getMessage()), e);
    }
  }

  /** Refuses a place that a job would read while it is written. */
  void requireApartFrom(List<ResourceId> inputs) {
    for (ResourceId input : inputs) {
      boolean same =
          isFolder() ? input.getCurrentDirectory().equals(resource) : input.equals(resource);
      if (same) {
        throw new ConfigurationException(
            "%s: the job reads %s there; name another place".formatted(option, input));
      }
    }
  }
}
