package io.github.eaosbeam.training.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An evaluation as a JSON object, for programs: {@code comments}, then {@code all} and {@code
 * explicit}. Each of these has an agreement for every facet ({@code entity}, {@code entity+opinion}
 * and so on to {@code quadruple}) and for {@code relaxed_opinion}, then {@code aspects} and {@code
 * sentiments} with one for each label. An agreement has {@code precision}, {@code recall}, {@code
 * f1}, not rounded, and the counts {@code matched}, {@code predicted}, {@code gold}.
 */
public final class EvaluationJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private EvaluationJson(JsonGenerator json) {
    this.json = json;
  }

  /** The object, indented by two spaces, without a line break at its end. */
  public static String of(Evaluation evaluation) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new EvaluationJson(json).write(evaluation);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return out.toString();
  }

  private void write(Evaluation evaluation) throws IOException {
    json.writeStartObject();
    json.writeNumberField("comments", evaluation.comments());
    write("all", evaluation.all());
    write("explicit", evaluation.explicit());
    json.writeEndObject();
  }

  private void write(String name, Agreements agreements) throws IOException {
    json.writeObjectFieldStart(name);
    writeEach(agreements.facets());
    write("relaxed_opinion", agreements.relaxedOpinion());
    write("aspects", agreements.aspects());
    write("sentiments", agreements.sentiments());
    json.writeEndObject();
  }

  private void write(String name, Map<String, Agreement> agreements) throws IOException {
    json.writeObjectFieldStart(name);
    writeEach(agreements);
    json.writeEndObject();
  }

  private void writeEach(Map<?, Agreement> agreements) throws IOException {
    for (Map.Entry<?, Agreement> entry : agreements.entrySet()) {
      write(entry.getKey().toString(), entry.getValue());
    }
  }

  private void write(String name, Agreement agreement) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("precision", agreement.precision());
    json.writeNumberField("recall", agreement.recall());
    json.writeNumberField("f1", agreement.f1());
    json.writeNumberField("matched", agreement.matched());
    json.writeNumberField("predicted", agreement.predicted());
    json.writeNumberField("gold", agreement.gold());
    json.writeEndObject();
  }
}
