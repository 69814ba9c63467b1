package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are, a checkpoint loads or is refused in words. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedCheckpointTest {
  private static final long SEED = Long.getLong("eaos.seed", System.nanoTime());

  private static final int ROUNDS = Integer.getInteger("eaos.rounds", 400);

  @TempDir Path folder;
  private int files;

  private enum Format {
    TORCH_ZIP,
    TORCH_LEGACY,
    SAFETENSORS;

    Path write(Path path) {
      Map<String, byte[]> storages = new LinkedHashMap<>();
      storages.put("0", TorchFiles.floats(1, 2, 3, 4));
      storages.put("1", TorchFiles.floats(5, 6));
      return switch (this) {
        case TORCH_ZIP -> TorchFiles.zip(path, pickle(), storages, true);
        case TORCH_LEGACY -> TorchFiles.legacy(path, pickle(), storages);
        case SAFETENSORS -> TorchFiles.safetensors(path, HEADER, TorchFiles.floats(1, 2, 3, 4));
      };
    }

    private static final String HEADER =
        """
        {"a": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
         "b": {"dtype": "F16", "shape": [4], "data_offsets": [8, 16]}}\
        """;

    private static byte[] pickle() {
      PickleWriter pickle = PickleWriter.protocol2().emptyDict().mark().text("epoch").whole(3);
      pickle.text("model_state_dict").emptyOrderedDict().memoize(0).mark();
      pickle.text("a").tensor("0", 4, 0, List.of(2L, 2L), List.of(1L, 2L)).memoize(1);
      pickle.text("b").tensor("1", List.of(2L)).text("c").recall(1).setItemsFromMark();
      pickle.text("args").className("argparse", "Namespace").emptyTuple().call();
      pickle.emptyDict().text("lr").decimal(0.1).operation('s').build();
      return pickle.setItemsFromMark().stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAFileThatIsCutShortAnywhere(Format format) throws IOException {
    byte[] whole = Files.readAllBytes(format.write(path()));
    assertThat(loads(whole, "whole")).isTrue();

    for (int length = 0; length < whole.length; length++) {
      assertThat(loads(Arrays.copyOf(whole, length), "first " + length + " bytes")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void loadsOrRefusesAFileWithBitsFlipped(Format format) throws IOException {
    byte[] whole = Files.readAllBytes(format.write(path()));
    SplittableRandom random = new SplittableRandom(SEED);

    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      loads(damaged, "bit flips, round " + round);
    }
  }

  @ParameterizedTest
  @EnumSource
  void loadsOrRefusesAFileWithBytesReplaced(Format format) throws IOException {
    byte[] whole = Files.readAllBytes(format.write(path()));
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] extremes = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};

    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole.clone();
      int from = random.nextInt(damaged.length);
      int to = Math.min(damaged.length, from + random.nextInt(1, 9));
      Arrays.fill(damaged, from, to, extremes[random.nextInt(extremes.length)]);
      loads(damaged, "bytes replaced, round " + round);
    }
  }

  @Test
  void refusesRandomBytesBehindEveryFormatsFirstOnes() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Format format : Format.values()) {
      byte[] whole = Files.readAllBytes(format.write(path()));
      for (int round = 0; round < ROUNDS; round++) {
        byte[] noise = new byte[random.nextInt(1, 2000)];
        random.nextBytes(noise);
        System.arraycopy(whole, 0, noise, 0, Math.min(noise.length, random.nextInt(64)));
        loads(noise, format + " start and noise, round " + round);
      }
    }
  }

  @Test
  void readsPicklesOfRandomOperationsWithoutBreaking() {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] operations =
        new PickleWriter()
            .raw("(.012FGIJKLMNPQRSTUVXabcdeghijloprstu}])\n")
            .raw("\u0080\u0081\u0082\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e")
            .raw("\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0000\u0001\u0002")
            .unfinished();
    for (int round = 0; round < 20 * ROUNDS; round++) {
      byte[] pickle = new byte[random.nextInt(1, 200)];
      for (int i = 0; i < pickle.length; i++) {
        pickle[i] = operations[random.nextInt(operations.length)];
      }
      readPickle(pickle, round);
    }
  }

  private static void readPickle(byte[] pickle, int round) {
    Place place = new Place(Path.of("random.pkl"));
    ByteBuffer bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    try {
      new PickleReader(new PickleInput(bytes, place, 0)).read();
    } catch (CheckpointFormatException expected) {
      assertThat(expected).hasMessageStartingWith("random.pkl: byte ");
    } catch (RuntimeException | Error e) {
      throw new AssertionError("round %d, -Deaos.seed=%d".formatted(round, SEED), e);
    }
  }

  /** Whether a file of these bytes loads, every tensor included; anything but a refusal fails. */
  private boolean loads(byte[] content, String what) {
    // A name of its own each time: some file systems make overwriting wait for the disk.
    Path path = TorchFiles.write(folder.resolve("checkpoint" + files++), content);
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      for (TensorInfo info : checkpoint.tensors().values()) {
        if (info.type().isReadableAsFloat32()) {
          assertThat(checkpoint.float32(info.name()).remaining()).isEqualTo(4 * info.elements());
        }
      }
      return true;
    } catch (CheckpointFormatException refused) {
      assertThat(refused.getMessage()).startsWith(path.toString()).doesNotContain("\n");
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("%s, -Deaos.seed=%d".formatted(what, SEED), e);
    } finally {
      path.toFile().delete();
    }
  }

  private Path path() {
    return folder.resolve("checkpoint");
  }
}
