package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePickleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void refusesACheckpointThatIsTheResultOfACall(Attack attack) {
    byte[] pickle = attack.addTo(PickleWriter.protocol2()).stop();

    assertThatThrownBy(() -> open(pickle))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("model/data.pkl: the checkpoint should be a dict of tensors")
        .hasMessageContaining("made by " + attack.culprit() + " (byte ")
        .hasMessageContaining("not on the allow-list; save model.state_dict() alone");
    assertThat(Attack.TRACE).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void skipsACallInTheMetadataAndRefusesItAsAWeight(Attack attack) {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("evil");
    attack.addTo(pickle).operation('s');
    byte[] content = pickle.text("good").tensor("0", List.of(2L)).operation('s').stop();

    try (Checkpoint checkpoint = open(content)) {
      assertThat(checkpoint.tensors()).containsOnlyKeys("good");
      assertThat(checkpoint.float32("good").getFloat(4)).isEqualTo(2);
      assertThatThrownBy(() -> checkpoint.float32("evil"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("evil: should be a tensor but is made by " + attack.culprit());
    }
    assertThat(Attack.TRACE).doesNotExist();
  }

  @Test
  void namesTheClassAndByteOfAWeightThatStateDictWants() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("head");
    Path path =
        TorchFiles.zip(
            folder.resolve("c.pth"),
            pickle.className("my.module", "Tensor").emptyTuple().call().operation('s').stop(),
            Map.of());

    assertThatThrownBy(() -> StateDict.open(path, Optional.empty(), Map.of("head", List.of(1L))))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(
            "head: should be a tensor but is made by my.module.Tensor (byte 12), which is not on"
                + " the allow-list");
  }

  @Test
  void followsTuplesThatDoubleThemselvesWithoutUnfoldingThem() {
    PickleWriter pickle = start().emptyTuple();
    for (int i = 0; i < 1000; i++) {
      pickle.operation('2').operation(0x86); // DUP, TUPLE2: twice as large each time
    }

    assertThat(read(pickle.stop())).isInstanceOf(PickleValue.Sequence.class);
  }

  @Test
  void followsNestingOfAnyDepth() {
    PickleWriter pickle = start().emptyTuple();
    for (int i = 0; i < 1_000_000; i++) {
      pickle.operation(0x85);
    }
    for (int i = 0; i < 1_000_000; i++) {
      pickle.mark();
    }
    for (int i = 0; i < 1_000_000; i++) {
      pickle.tupleFromMark();
    }

    assertThat(read(pickle.stop())).isInstanceOf(PickleValue.Sequence.class);
  }

  @Test
  void followsContainersThatHoldThemselves() {
    byte[] pickle =
        start()
            .emptyDict()
            .memoize(0)
            .text("self")
            .recall(0)
            .operation('s')
            .emptyList()
            .memoize(1)
            .recall(1)
            .operation('a')
            .operation('0')
            .recall(1)
            .recall(0)
            .operation('s') // a list as a key, on the dict
            .stop();

    PickleValue value = read(pickle);

    assertThat(((PickleValue.Dictionary) value).entries().get("self")).isSameAs(value);
  }

  @Test
  void refusesMoreMetadataThanAnyCheckpointHas() {
    byte[] pickle = start().raw("]".repeat(5_000_000)).stop();

    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("the metadata would take more than 512 MB")
        .hasMessageContaining("save model.state_dict() alone");
  }

  @Test
  void refusesDictsMadeOverAndOverFromOneLongList() {
    PickleWriter pickle = start().className("collections", "OrderedDict").memoize(0);
    pickle.emptyList().mark();
    pickle.text("a").text("b").operation(0x86).memoize(1);
    for (int i = 0; i < 100_000; i++) {
      pickle.recall(1);
    }
    pickle.appendsFromMark().operation(0x85).memoize(2);
    for (int i = 0; i < 100_000; i++) {
      pickle.recall(0).recall(2).call();
    }

    assertThatThrownBy(() -> read(pickle.stop()))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("the metadata would take more than 512 MB");
  }

  @Test
  void takesKeysWithEqualHashesInItsStride() {
    PickleWriter pickle = start().emptyDict().mark();
    for (int i = 0; i < 1 << 16; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      pickle.text(key.toString()).none();
    }

    PickleValue value = read(pickle.setItemsFromMark().stop());

    assertThat(((PickleValue.Dictionary) value).entries()).hasSize(1 << 16);
  }

  @Test
  void keepsMessagesOnOneLine() {
    byte[] pickle = start().className("a\tb\u001b[31m", "c\r").emptyTuple().call().stop();

    assertThatThrownBy(() -> open(pickle))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("made by a?b?[31m.c? (byte");
  }

  private static PickleWriter start() {
    return PickleWriter.protocol2();
  }

  private static PickleValue read(byte[] pickle) {
    Place place = new Place(Path.of("made-up.pth"), "data.pkl");
    return new PickleReader(
            new PickleInput(ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN), place, 0))
        .read();
  }

  private Checkpoint open(byte[] pickle) {
    Path path = folder.resolve("checkpoint.pth");
    return Checkpoint.open(TorchFiles.zip(path, pickle, Map.of("0", TorchFiles.floats(1, 2))));
  }
}
