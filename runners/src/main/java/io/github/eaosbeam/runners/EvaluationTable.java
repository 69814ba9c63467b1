package io.github.eaosbeam.runners;

import io.github.eaosbeam.training.evaluation.Agreement;
import io.github.eaosbeam.training.evaluation.Agreements;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.Facet;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * An evaluation as a table for people: a line per measure, all findings beside the explicit ones.
 */
final class EvaluationTable {
  private static final String GAP = "   ";
  private static final String FIGURES_TITLE = "  gold      P      R     F1";

  private record Line(String name, Agreement all, Agreement explicit) {}

  private final Evaluation evaluation;
  private final PrintStream out;

  private EvaluationTable(Evaluation evaluation, PrintStream out) {
    this.evaluation = evaluation;
    this.out = out;
  }

  static void print(Evaluation evaluation, PrintStream out) {
    new EvaluationTable(evaluation, out).print();
  }

  private void print() {
    List<List<Line>> sections =
        List.of(headlines(), parts(), labels(Agreements::aspects), labels(Agreements::sentiments));
    int width =
        sections.stream()
            .flatMap(List::stream)
            .mapToInt(line -> TextColumns.width(line.name()))
            .max()
            .orElse(0);
    printCounts();
    printTitles(width);
    for (List<Line> section : sections) {
      out.println("─".repeat(width + 2 * (GAP.length() + FIGURES_TITLE.length())));
      section.forEach(line -> printLine(line, width));
    }
  }

  private List<Line> headlines() {
    return List.of(
        line("quadruple", Agreements::quadruple),
        line("relaxed opinion+sentiment", Agreements::relaxedOpinion));
  }

  private List<Line> parts() {
    return Facet.all().stream()
        .filter(facet -> !facet.equals(Facet.QUADRUPLE))
        .map(facet -> line(facet.toString(), agreements -> agreements.on(facet)))
        .toList();
  }

  private List<Line> labels(Function<Agreements, Map<String, Agreement>> byLabel) {
    List<Line> lines = new ArrayList<>();
    for (String label : byLabel.apply(evaluation.all()).keySet()) {
      lines.add(
          line(
              TextColumns.printable(label),
              agreements -> byLabel.apply(agreements).getOrDefault(label, Agreement.NONE)));
    }
    return lines;
  }

  private Line line(String name, Function<Agreements, Agreement> measure) {
    return new Line(name, measure.apply(evaluation.all()), measure.apply(evaluation.explicit()));
  }

  private void printCounts() {
    Agreement all = evaluation.all().quadruple();
    Agreement explicit = evaluation.explicit().quadruple();
    out.printf(Locale.ROOT, "comments   %,d%n", evaluation.comments());
    printCount("gold", all.gold(), explicit.gold());
    printCount("predicted", all.predicted(), explicit.predicted());
    out.println();
  }

  private void printCount(String what, int quadruples, int explicit) {
    out.printf(
        Locale.ROOT, "%-9s  %,d quadruples, %,d of them explicit%n", what, quadruples, explicit);
  }

  private void printTitles(int width) {
    String margin = " ".repeat(width) + GAP;
    String all = TextColumns.pad("  all", FIGURES_TITLE.length());
    out.println(margin + all + GAP + "  explicit only");
    out.println(margin + FIGURES_TITLE + GAP + FIGURES_TITLE);
  }

  private void printLine(Line line, int width) {
    out.println(
        TextColumns.pad(line.name(), width)
            + GAP
            + figures(line.all())
            + GAP
            + figures(line.explicit()));
  }

  private static String figures(Agreement agreement) {
    return String.format(
        Locale.ROOT,
        "%6d  %5.3f  %5.3f  %5.3f",
        agreement.gold(),
        agreement.precision(),
        agreement.recall(),
        agreement.f1());
  }
}
