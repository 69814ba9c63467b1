package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.JsonText;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * How a line of text becomes a JSON object.
 *
 * @param idField name of the field that takes the line's place
 * @param textField name of the field that takes the line
 * @param root the folder, with a slash at its end, that ids leave out of the names of files
 */
record TextFields(String idField, String textField, String root) implements Serializable {
  /** The folder that all files have in common, so that ids are short and still tell files apart. */
  static String commonRoot(List<ResourceId> files) {
    String root = files.isEmpty() ? "" : files.get(0).getCurrentDirectory().toString();
    for (ResourceId file : files) {
      while (!file.toString().startsWith(root)) {
        root = root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
      }
    }
    return root;
  }

  /**
   * @param line the number of the line in its file, from 1
   */
  String json(String file, long line, String text) {
    String name = file.startsWith(root) ? file.substring(root.length()) : file;
    return "{%s:%s,%s:%s}"
        .formatted(
            JsonText.quote(idField),
            JsonText.quote(name + ":" + line),
            JsonText.quote(textField),
            JsonText.quote(text));
  }
}
