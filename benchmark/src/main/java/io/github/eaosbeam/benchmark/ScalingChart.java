package io.github.eaosbeam.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How long jobs take by their size, drawn as SVG: a line for each model and number of cores. */
public final class ScalingChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int TICKS = 5;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#d1495b", "#2e933c", "#edae49", "#6a4c93", "#444444");

  private final XMLStreamWriter svg;
  private final double mostComments;
  private final double mostSeconds;

  private ScalingChart(XMLStreamWriter svg, List<JobResult> jobs) {
    this.svg = svg;
    this.mostComments = axisEnd(jobs.stream().mapToDouble(JobResult::comments).max().orElseThrow());
    this.mostSeconds = axisEnd(jobs.stream().mapToDouble(JobResult::seconds).max().orElseThrow());
  }

  /** Draws the jobs of several sizes, of which there must be some. */
  public static void write(Results results, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new ScalingChart(svg, results.scaling()).draw(results.scalingLines());
      svg.close();
    } catch (XMLStreamException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The next of 1, 2, 2.5, 5, 10 times a power of ten. */
  static double axisEnd(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (most <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private void draw(Map<String, List<JobResult>> lines) throws XMLStreamException {
    svg.writeStartElement("svg");
    svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attributes("viewBox", "0 0 %d %d".formatted(WIDTH, HEIGHT));
    attributes("font-family", "sans-serif", "font-size", "12");
    element("rect", "width", "100%", "height", "100%", "fill", "white");
    drawAxes();
    int number = 0;
    for (Map.Entry<String, List<JobResult>> line : lines.entrySet()) {
      drawLine(line.getKey(), line.getValue(), COLOURS.get(number++ % COLOURS.size()));
    }
    svg.writeEndElement();
  }

  private void drawAxes() throws XMLStreamException {
    for (int tick = 0; tick <= TICKS; tick++) {
      double comments = mostComments * tick / TICKS;
      double seconds = mostSeconds * tick / TICKS;
      rule(LEFT, y(seconds), WIDTH - RIGHT, y(seconds));
      text(LEFT - 8, y(seconds) + 4, "end", String.format(Locale.ROOT, "%,.4g", seconds));
      text(
          x(comments),
          HEIGHT - BOTTOM + 20,
          "middle",
          String.format(Locale.ROOT, "%,.0f", comments));
    }
    text(LEFT, TOP - 16, "middle", "seconds");
    text(x(mostComments / 2), HEIGHT - 8, "middle", "comments");
  }

  private void drawLine(String name, List<JobResult> jobs, String colour)
      throws XMLStreamException {
    String points =
        jobs.stream()
            .map(job -> number(x(job.comments())) + "," + number(y(job.seconds())))
            .collect(Collectors.joining(" "));
    element("polyline", "points", points, "fill", "none", "stroke", colour, "stroke-width", "2");
    for (JobResult job : jobs) {
      String x = number(x(job.comments()));
      element("circle", "cx", x, "cy", number(y(job.seconds())), "r", "3", "fill", colour);
    }
    JobResult last = jobs.get(jobs.size() - 1);
    text(x(last.comments()) + 8, y(last.seconds()) + 4, "start", name);
  }

  private double x(double comments) {
    return LEFT + (WIDTH - RIGHT - LEFT) * comments / mostComments;
  }

  private double y(double seconds) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * seconds / mostSeconds;
  }

  private void rule(double x1, double y1, double x2, double y2) throws XMLStreamException {
    element(
        "line",
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2),
        "stroke",
        "#dddddd");
  }

  private void text(double x, double y, String anchor, String content) throws XMLStreamException {
    svg.writeStartElement("text");
    attributes("x", number(x), "y", number(y), "text-anchor", anchor);
    svg.writeCharacters(content);
    svg.writeEndElement();
  }

  private void element(String name, String... attributes) throws XMLStreamException {
    svg.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      svg.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
