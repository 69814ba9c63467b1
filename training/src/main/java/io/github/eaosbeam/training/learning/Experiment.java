package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.evaluation.*;
import java.nio.file.Path;

final class Experiment {
  public static void main(String[] a) throws Exception {
    NetworkSizes n =
        new NetworkSizes(
            Integer.getInteger("merges", 4500),
            128,
            4,
            Integer.getInteger("layers", 3),
            Integer.getInteger("hidden", 192),
            Integer.getInteger("heads", 4),
            Integer.getInteger("ff", 512),
            Integer.getInteger("tail", 256));
    Settings s =
        new Settings(
            Long.getLong("seed", 1),
            Integer.getInteger("epochs", 40),
            100,
            Integer.getInteger("batch", 32),
            Float.parseFloat(System.getProperty("lr", "0.001")),
            Float.parseFloat(System.getProperty("dropout", "0.1")),
            n);
    Corpus c = Corpus.read(Path.of(a[0]));
    System.out.printf(
        "train %d val %d test %d%n", c.training().size(), c.validation().size(), c.test().size());
    Trainer.Outcome o =
        new Trainer(c, s, Path.of(a[1]))
            .train(
                e -> {
                    for (int i = 0; i < 6; i++) { System.out.printf("%s %.2f ", new String[]{"labels","placeF","placeE","pointF","pointE","tags"}[i], Loss.sums[i] / Loss.n); Loss.sums[i] = 0; } Loss.n = 0;
                    System.out.printf(
                        "epoch %d loss %.2f quad %.3f P %.3f R %.3f %s best %.3f@%d %.0f s%n",
                        e.progress().epoch(),
                        e.loss(),
                        e.validation().quadruple().f1(),
                        e.validation().quadruple().precision(),
                        e.validation().quadruple().recall(),
                        facets(e.validation()),
                        e.progress().bestF1(),
                        e.progress().bestEpoch(),
                        e.seconds());});
    System.out.printf(
        "shift %.2f parameters %d TEST quad %.3f %s%n",
        o.shift(), o.architecture().parameters(), o.test().quadruple().f1(), facets(o.test()));
  }

  private static String facets(Evaluation e) {
    StringBuilder b = new StringBuilder();
    e.all()
        .facets()
        .forEach(
            (k, v) -> {
              if (!k.toString().contains("+")) b.append("%s %.3f ".formatted(k, v.f1()));
            });
    return b.append("relaxed %.3f".formatted(e.all().relaxedOpinion().f1())).toString();
  }
}
