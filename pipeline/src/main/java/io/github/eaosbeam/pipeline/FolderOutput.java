package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** A folder of shards, {@code part-00000-of-00004.jsonl} and so on. */
final class FolderOutput extends StagedOutput {
  private final ResourceId folder;

  FolderOutput(ResourceId folder, Staging staging) {
    super(folder.toString(), staging);
    this.folder = folder;
  }

  @Override
  void place() throws IOException {
    FileSystems.delete(Staging.shardsIn(folder)); // of an earlier job: fewer new ones may come
    List<ResourceId> shards = staging().shards();
    FileSystems.rename(shards, shards.stream().map(this::placed).toList());
  }

  private ResourceId placed(ResourceId shard) {
    return folder.resolve(shard.getFilename(), StandardResolveOptions.RESOLVE_FILE);
  }
}
