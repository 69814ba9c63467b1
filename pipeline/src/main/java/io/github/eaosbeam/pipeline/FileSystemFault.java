package io.github.eaosbeam.pipeline;

/** What a file system has to say against a path. */
final class FileSystemFault {
  private FileSystemFault() {}

  /** The message, and how to mend it where Beam knows no such file system. */
  static String explain(Exception fault) {
    String message = String.valueOf(fault.getMessage());
    return message.contains("No filesystem found for scheme")
        ? message
            + "; hdfs (and what else is Hadoop's fs.defaultFS, such as s3a) wants HADOOP_CONF_DIR"
            + " or --hdfsConfiguration to be set, others want Beam's module for them on the class"
            + " path"
        : message;
  }
}
