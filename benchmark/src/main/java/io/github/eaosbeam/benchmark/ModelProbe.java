package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.ModelWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The main class of a process that measures one model. The machine's own matrix product is measured
 * between the comments, in turn, so that whatever else goes on hits both.
 */
final class ModelProbe {
  private static final int BATCH = 256; // as in a pipeline
  private static final int MOST_ROUNDS = 8;
  private static final long PRODUCT_NANOS = 1_000_000_000;

  private final Extractor extractor;
  private final ProductSpeed product;
  private final Team team;
  private final Stopwatch model = new Stopwatch();
  private final Stopwatch products = new Stopwatch();

  private ModelProbe(Extractor extractor, ProductSpeed product, Team team) {
    this.extractor = extractor;
    this.product = product;
    this.team = team;
  }

  /** Takes the model, a file of comments, and the file to write the result to. */
  public static void main(String[] arguments) throws IOException {
    List<String> texts = Comments.texts(Path.of(arguments[1]));
    ModelSpeed speed = measure(arguments[0], texts);
    new JsonMapper().writeValue(Path.of(arguments[2]).toFile(), speed);
  }

  static ModelSpeed measure(String modelDir, List<String> texts) {
    long start = System.nanoTime();
    ExtractorSpec spec = ExtractorSpec.of(modelDir).withDevice(DeviceChoice.CPU);
    try (Extractor extractor = Extractor.open(spec);
        ProductSpeed product = new ProductSpeed();
        Team team = new Team(extractor.threads())) {
      double openSeconds = (System.nanoTime() - start) / 1e9;
      return new ModelProbe(extractor, product, team).measure(texts, openSeconds);
    }
  }

  private ModelSpeed measure(List<String> texts, double openSeconds) {
    // On texts of its own, for the model may remember those it has seen.
    extract(texts.stream().limit(BATCH).map(text -> "0 " + text).toList());
    multiply();
    ModelWork before = extractor.work();
    int rounds = Math.max(1, Math.min(MOST_ROUNDS, texts.size() / (BATCH * team.size())));
    for (int round = 0; round < rounds; round++) {
      List<String> some = texts.subList(part(texts, round, rounds), part(texts, round + 1, rounds));
      products.time(this::multiply);
      model.time(() -> extract(some));
    }
    return speed(extractor.work().since(before), openSeconds);
  }

  private ModelSpeed speed(ModelWork work, double openSeconds) {
    long outside = work.tokenizingNanos() + work.decodingNanos();
    return new ModelSpeed(
        team.size(),
        openSeconds,
        model.amount(),
        work.tokens(),
        model.seconds(),
        model.processorSeconds(),
        work.operations(),
        products.amount(),
        products.seconds(),
        products.processorSeconds(),
        (double) outside / Math.max(1, outside + work.networkNanos()));
  }

  private static int part(List<String> texts, int round, int rounds) {
    return (int) ((long) texts.size() * round / rounds);
  }

  private long multiply() {
    return team.sum(() -> product.multiplyFor(PRODUCT_NANOS));
  }

  private long extract(List<String> texts) {
    Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
    for (int from = 0; from < texts.size(); from += BATCH) {
      batches.add(texts.subList(from, Math.min(from + BATCH, texts.size())));
    }
    return team.sum(() -> extractAll(batches));
  }

  private long extractAll(Queue<List<String>> batches) {
    long extracted = 0;
    for (List<String> batch = batches.poll(); batch != null; batch = batches.poll()) {
      extracted += extractor.extractAll(batch).size();
    }
    return extracted;
  }
}
