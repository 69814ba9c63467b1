package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.JsonRecord.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * CSV with a header line.
 *
 * @param columns the columns, predictions included
 * @param headed whether each shard has the header line, rather than only the file made of them
 */
record CsvShards(CsvColumns columns, CsvDialect dialect, boolean headed) implements ShardFormat {
  @Override
  public String suffix() {
    return ".csv";
  }

  @Override
  public FileIO.Sink<String> sink() {
    return new CsvSink(columns, dialect, headed);
  }

  @Override
  public boolean isWhole() {
    return headed;
  }

  @Override
  public void join(List<ResourceId> shards, Compression compression, OutputStream out)
      throws IOException {
    out.write(header(compression));
    JsonLinesShards.concatenate(shards, out);
  }

  private byte[] header(Compression compression) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvSink header = new CsvSink(columns, dialect, true);
    try (WritableByteChannel channel = compression.writeCompressed(Channels.newChannel(bytes))) {
      header.open(channel);
      header.flush();
    }
    return bytes.toByteArray();
  }

  @Override
  public Optional<String> objection(String line) {
    JsonRecord record = JsonRecord.of(line);
    Set<String> known = Set.copyOf(columns.names());
    Set<String> seen = new HashSet<>();
    for (Member member : record.members()) {
      Optional<String> fault = fault(record, member, known, seen);
      if (fault.isPresent()) {
        return Optional.of("field \"%s\": %s".formatted(member.name(), fault.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      JsonRecord record, Member member, Set<String> known, Set<String> seen) {
    if (!known.contains(member.name())) {
      return Optional.of("no such column in the output");
    }
    if (!seen.add(member.name())) {
      return Optional.of("stands there twice, and the column holds one value");
    }
    return UTF_8.newEncoder().canEncode(CsvSink.cell(record, member))
        ? Optional.empty()
        : Optional.of("half a surrogate pair, which is no text outside JSON");
  }
}
