package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a zip, with their places in the file so that they can be mapped. Follows <a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 6.3</a>, zip64
 * included; encrypted members and archives in several volumes are refused.
 *
 * <p>Checksums are ignored: {@code torch.save} can be told to leave them out.
 */
final class ZipDirectory {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final CheckpointFile file;
  private final ZipEnd end;
  private final Map<String, ZipMember> members;

  private ZipDirectory(CheckpointFile file, ZipEnd end, Map<String, ZipMember> members) {
    this.file = file;
    this.end = end;
    this.members = members;
  }

  static ZipDirectory read(CheckpointFile file) {
    ZipEnd end = ZipEnd.find(file);
    Place place = file.place().at("zip directory");
    ByteBuffer headers = file.read(end.directoryPosition(), (int) end.directoryBytes());
    Map<String, ZipMember> members = new LinkedHashMap<>();
    while (headers.hasRemaining()) {
      ZipMember member = ZipMember.read(headers, place);
      if (members.put(member.name(), member) != null) {
        throw place.damaged("%s is listed twice".formatted(Printable.of(member.name())));
      }
    }
    if (members.size() != end.members()) {
      throw place.damaged(
          "%d members are listed where %d are announced".formatted(members.size(), end.members()));
    }
    return new ZipDirectory(file, end, members);
  }

  /** The members' names in the directory's order. */
  Set<String> names() {
    return members.keySet();
  }

  /** The bytes of the member {@code name}, if there is such a member. */
  Optional<Blob> find(String name) {
    return Optional.ofNullable(members.get(name)).map(this::blob);
  }

  private Blob blob(ZipMember member) {
    Place place = file.place().at(member.name());
    if (member.isEncrypted()) {
      throw place.refused("it is encrypted", "save the checkpoint without a password");
    }
    long position = dataPosition(member, place);
    if (member.compressed() > end.directoryPosition() - position) {
      throw place.damaged("its %d bytes leave the file".formatted(member.compressed()));
    }
    return switch (member.method()) {
      case STORED -> stored(member, position, place);
      case DEFLATED ->
          new Blob.Deflated(file, place, position, member.compressed(), member.length());
      default ->
          throw place.refused(
              "compression method %d is not known".formatted(member.method()),
              "save the checkpoint again with torch.save, which does not compress");
    };
  }

  private Blob stored(ZipMember member, long position, Place place) {
    if (member.compressed() != member.length()) {
      throw place.damaged(
          "%d stored bytes claim to be %d".formatted(member.compressed(), member.length()));
    }
    return new Blob.Plain(file, position, member.length());
  }

  /** Behind the member's own header, whose padding the directory does not know. */
  private long dataPosition(ZipMember member, Place place) {
    ByteBuffer header = file.read(member.headerPosition(), LOCAL_HEADER_BYTES);
    int nameBytes = Short.toUnsignedInt(header.getShort(26));
    int extraBytes = Short.toUnsignedInt(header.getShort(28));
    long namePosition = member.headerPosition() + LOCAL_HEADER_BYTES;
    if (header.getInt(0) != LOCAL_HEADER
        || !member.name().equals(nameAt(namePosition, nameBytes))) {
      throw place.damaged("it is not where the zip's directory says");
    }
    return namePosition + nameBytes + extraBytes;
  }

  private String nameAt(long position, int bytes) {
    return StandardCharsets.UTF_8.decode(file.read(position, bytes)).toString();
  }
}
