package io.github.eaosbeam.runners;

import java.io.File;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** What answers to {@code hdfs://disk/path} is {@code /path} on this machine. */
public final class HdfsOnDisk extends RawLocalFileSystem {
  static final String ROOT = "hdfs://disk";

  @Override
  public URI getUri() {
    return URI.create(ROOT);
  }

  @Override
  public File pathToFile(Path path) {
    return new File(path.toUri().getPath());
  }
}
