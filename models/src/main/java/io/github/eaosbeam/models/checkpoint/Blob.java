package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Bytes in a checkpoint file, perhaps compressed. */
sealed interface Blob permits Blob.Plain, Blob.Deflated {
  /** How many there are once inflated. */
  long length();

  /** Little-endian direct buffer of the bytes from {@code from} on. */
  ByteBuffer read(long from, long length);

  /** Whether bytes from {@code from} on come as a buffer that starts at a multiple of 4. */
  boolean isAligned(long from);

  /** Bytes as they are in the file: reading maps them. */
  record Plain(CheckpointFile file, long position, long length) implements Blob {
    public Plain {
      file.require(position, length);
    }

    @Override
    public ByteBuffer read(long from, long count) {
      return file.map(position + from, count);
    }

    @Override
    public boolean isAligned(long from) {
      return (position + from) % 4 == 0;
    }
  }

  /** Raw deflate data: reading inflates as far as needed and keeps what was asked for. */
  record Deflated(CheckpointFile file, Place place, long position, long compressed, long length)
      implements Blob {
    private static final int CHUNK_BYTES = 1 << 16;
    // Weights hardly shrink. A member that grows more than this is a bomb, not a model.
    private static final long MAX_GROWTH = 20;
    private static final long ALWAYS_ALLOWED_BYTES = 64L << 20;

    public Deflated {
      file.require(position, compressed);
      if (length > ALWAYS_ALLOWED_BYTES && length / MAX_GROWTH > compressed) {
        throw place.refused(
            "%d compressed bytes claim to be %d".formatted(compressed, length),
            "save the checkpoint again with torch.save, which does not compress");
      }
    }

    @Override
    public boolean isAligned(long from) {
      return true;
    }

    @Override
    public ByteBuffer read(long from, long count) {
      if (count > Integer.MAX_VALUE) {
        throw place.refused("%d bytes in one piece".formatted(count), "split the tensor");
      }
      ByteBuffer wanted = ByteBuffer.allocateDirect((int) count);
      Inflater inflater = new Inflater(true);
      try {
        inflate(inflater, from, wanted);
      } catch (DataFormatException e) {
        throw place.damaged("the compressed data is broken: " + e.getMessage());
      } finally {
        inflater.end();
      }
      return wanted.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void inflate(Inflater inflater, long from, ByteBuffer wanted)
        throws DataFormatException {
      ByteBuffer skipped = ByteBuffer.allocate(CHUNK_BYTES);
      long fed = 0;
      while (wanted.hasRemaining()) {
        if (inflater.needsInput() && fed < compressed) {
          int chunk = (int) Math.min(CHUNK_BYTES, compressed - fed);
          inflater.setInput(file.read(position + fed, chunk));
          fed += chunk;
        }
        long toSkip = from - inflater.getBytesWritten();
        ByteBuffer target =
            toSkip > 0 ? skipped.clear().limit((int) Math.min(CHUNK_BYTES, toSkip)) : wanted;
        if (inflater.inflate(target) == 0 && isStuck(inflater, fed)) {
          throw place.damaged("the compressed data ends early");
        }
      }
    }

    private boolean isStuck(Inflater inflater, long fed) {
      return inflater.finished()
          || inflater.needsDictionary()
          || (inflater.needsInput() && fed == compressed);
    }
  }
}
