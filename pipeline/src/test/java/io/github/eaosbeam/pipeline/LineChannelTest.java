package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineChannelTest {
  private static List<String> lines(byte[] bytes) throws IOException {
    LineChannel channel = channel(bytes);
    List<String> lines = new ArrayList<>();
    for (Optional<byte[]> line = channel.next(); line.isPresent(); line = channel.next()) {
      lines.add(new String(line.get(), ISO_8859_1));
    }
    assertThat(channel.position()).isEqualTo(bytes.length);
    return lines;
  }

  private static LineChannel channel(byte[] bytes) {
    return new LineChannel(Channels.newChannel(new ByteArrayInputStream(bytes)), 0);
  }

  @Test
  void endsLinesAtNewlineWithOrWithoutReturn() throws IOException {
    assertThat(lines("a\nbc\r\n\n\r\nd\re\r\r\nf".getBytes(ISO_8859_1)))
        .containsExactly("a", "bc", "", "", "d\re\r", "f");
  }

  @Test
  void needsNoNewlineAtTheEnd() throws IOException {
    assertThat(lines(new byte[0])).isEmpty();
    assertThat(lines(new byte[] {'\n'})).containsExactly("");
    assertThat(lines(new byte[] {'a', '\n'})).containsExactly("a");
    assertThat(lines(new byte[] {'a'})).containsExactly("a");
  }

  @Test
  void cutsRandomBytesWhereASplitCutsThem() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      String text = randomText(random, random.nextInt(300_000), 1 + random.nextInt(100_000));

      List<String> expected = new ArrayList<>(List.of(text.split("\n", -1)));
      if (expected.get(expected.size() - 1).isEmpty()) {
        expected.remove(expected.size() - 1);
      }

      assertThat(lines(text.getBytes(ISO_8859_1))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** Latin letters with a newline after {@code lineLength} of them on average. */
  private static String randomText(Random random, int length, int lineLength) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(lineLength) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void bringsALineOfTenMegabytes() throws IOException {
    String line = "ă".repeat(5_000_000);
    byte[] bytes = ("{}\n" + line + "\r\n{}").getBytes(UTF_8);

    LineChannel channel = channel(bytes);

    assertThat(channel.next()).hasValue(new byte[] {'{', '}'});
    assertThat(channel.next().orElseThrow()).hasSize(10_000_000);
    assertThat(channel.next()).hasValue(new byte[] {'{', '}'});
  }
}
