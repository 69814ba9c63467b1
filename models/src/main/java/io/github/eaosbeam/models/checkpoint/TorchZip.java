package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The zip that {@code torch.save} writes since PyTorch 1.6: a folder of any name with a pickle
 * {@code data.pkl} and one member {@code data/KEY} per storage.
 */
final class TorchZip {
  private static final String PICKLE = "data.pkl";
  private static final int MAX_PICKLE_BYTES = 1 << 28;
  private static final int LOCAL_HEADER = 0x04034b50;

  private final Place place;
  private final ZipDirectory zip;
  private final String folder;

  private TorchZip(Place place, ZipDirectory zip) {
    this.place = place;
    this.zip = zip;
    this.folder = folder(zip, place);
  }

  /** Whether a file that starts with {@code head} is a zip. */
  static boolean matches(ByteBuffer head) {
    return head.limit() >= Integer.BYTES && head.getInt(0) == LOCAL_HEADER;
  }

  static Contents read(CheckpointFile file) {
    return new TorchZip(file.place(), ZipDirectory.read(file)).contents();
  }

  private Contents contents() {
    String name = folder + PICKLE;
    Blob pickle = member(name);
    Place picklePlace = place.at(name);
    if (pickle.length() > MAX_PICKLE_BYTES) {
      throw picklePlace.refused(
          "a pickle of %d bytes".formatted(pickle.length()), Place.SAVE_WEIGHTS_ALONE);
    }
    ByteBuffer bytes = pickle.read(0, pickle.length());
    PickleValue root = new PickleReader(new PickleInput(bytes, picklePlace, 0)).read();
    return Contents.ofPickle(root, picklePlace, this::storage, byteOrder());
  }

  private Blob storage(StorageReference reference) {
    return member(folder + "data/" + reference.key());
  }

  private Blob member(String name) {
    return zip.find(name)
        .orElseThrow(() -> place.damaged("%s is missing".formatted(Printable.of(name))));
  }

  /** Files from before PyTorch 2.1 do not say, and are little-endian in practice. */
  private ByteOrder byteOrder() {
    Optional<Blob> member = zip.find(folder + "byteorder");
    if (member.isEmpty()) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    long length = Math.min(member.get().length(), 16);
    String order = StandardCharsets.UTF_8.decode(member.get().read(0, length)).toString();
    return switch (order.strip()) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw place.damaged("byte order '%s'".formatted(Printable.of(order)));
    };
  }

  private static String folder(ZipDirectory zip, Place place) {
    List<String> pickles = zip.names().stream().filter(TorchZip::isPickle).toList();
    if (pickles.size() != 1) {
      throw place.refused(
          "a zip with %d members data.pkl (found: %s)"
              .formatted(pickles.size(), Printable.listOf(zip.names())),
          "name a checkpoint that torch.save wrote");
    }
    String name = pickles.get(0);
    return name.substring(0, name.length() - PICKLE.length());
  }

  private static boolean isPickle(String name) {
    int slash = name.indexOf('/');
    return slash == name.lastIndexOf('/') && name.substring(slash + 1).equals(PICKLE);
  }
}
