package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.ConvertedWeights;
import io.github.eaosbeam.models.ModelConversion;
import io.github.eaosbeam.models.PredictionComparison;
import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.JobPreview;
import io.github.eaosbeam.transforms.ParsedRecords;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** {@code ./eaos convert}: any model directory in, a lean one out. */
final class ConvertCommand implements Command {
  private static final int STOPPED = 130; // what shells expect after Ctrl-C
  private static final int MOST_COMMENTS = 20_000;
  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String purpose() {
    return "Makes a lean model directory: the weights alone, predicting the same.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(ConvertOptions.class, LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    ConvertOptions options = CommandLine.parse(ConvertOptions.class, arguments);
    Path output = output(options);
    try (Interruption interruption = Interruption.watch()) {
      return run(options, output, console, interruption);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path output(ConvertOptions options) {
    String output = options.getOutput();
    if (output == null) {
      throw new ConfigurationException("--output: is missing; name the folder to make");
    }
    if (output.contains("://")) {
      throw new ConfigurationException(
          "--output=%s: is no folder of this machine; convert into one and copy it there"
              .formatted(output));
    }
    return Path.of(output);
  }

  private static int run(
      ConvertOptions options, Path output, Console console, Interruption interruption)
      throws IOException {
    List<String> texts = texts(options);
    try (ModelConversion conversion =
        ModelConversion.begin(options.getModelDir(), output, options.isOverwrite())) {
      interruption.cancels(conversion::cancel);
      convert(conversion, options, texts, console.out());
      return 0;
    } catch (RuntimeException e) {
      if (!interruption.happened()) {
        throw e;
      }
      console.err().println("eaos: stopped before the end; nothing was written");
      return STOPPED;
    }
  }

  private static List<String> texts(ConvertOptions options) throws IOException {
    ExtractionOptions reading = PipelineOptionsFactory.as(ExtractionOptions.class);
    reading.setInput(options.getInput());
    reading.setTextField(options.getTextField());
    List<String> texts =
        new JobPreview(reading)
            .input(MOST_COMMENTS).first().map(ParsedRecords::comments).orElse(List.of()).stream()
                .map(Comment::text)
                .toList();
    if (texts.isEmpty()) {
      throw new ConfigurationException(
          "--input=%s: there is no comment to compare the models on; name files of comments, and"
                  .formatted(options.getInput())
              + " with --textField the field that holds their text");
    }
    return texts;
  }

  private static void convert(
      ModelConversion conversion, ConvertOptions options, List<String> texts, PrintStream out)
      throws IOException {
    ElementType type = options.isFloat16() ? ElementType.FLOAT16 : ElementType.FLOAT32;
    printLine(out, "from", "%s", options.getModelDir());
    print(conversion.write(type), type, out);
    PredictionComparison comparison = conversion.compare(texts);
    requireSame(comparison, type);
    conversion.publish();
    print(comparison, out);
    printLine(out, "output", "%s", options.getOutput());
    printLine(out, "next", "./eaos check --modelDir=%s", options.getOutput());
  }

  private static void requireSame(PredictionComparison comparison, ElementType type) {
    if (type == ElementType.FLOAT32 && !comparison.same()) {
      throw new IllegalStateException(
          "the lean model predicts otherwise (%s), which is a bug or a fault of this machine"
              .formatted(described(comparison)));
    }
  }

  private static void print(ConvertedWeights weights, ElementType type, PrintStream out) {
    printLine(out, "checkpoint", "%,.1f MB", weights.bytesBefore() / MEGABYTE);
    printLine(
        out,
        "weights",
        "%,.1f MB: %,d in %,d tensors, %s",
        weights.bytesAfter() / MEGABYTE,
        weights.weights(),
        weights.tensors(),
        type == ElementType.FLOAT16 ? "float16" : "float32, the same to the last bit");
    printLine(out, "sha256", "%s  model.safetensors", weights.sha256());
  }

  private static void print(PredictionComparison comparison, PrintStream out) {
    printLine(
        out,
        "predictions",
        "%s",
        comparison.same()
            ? String.format(
                Locale.ROOT,
                "the same: %,d quadruples in %,d comments",
                comparison.quadruples(),
                comparison.comments())
            : described(comparison));
  }

  private static String described(PredictionComparison comparison) {
    return String.format(
        Locale.ROOT,
        "of %,d quadruples in %,d comments %,d are lost, %,d are new; confidence changes by up to"
            + " %.5f",
        comparison.quadruples(),
        comparison.comments(),
        comparison.lost(),
        comparison.added(),
        comparison.largestConfidenceChange());
  }

  private static void printLine(PrintStream out, String what, String format, Object... values) {
    out.println(
        String.format(Locale.ROOT, "%-14s", what) + String.format(Locale.ROOT, format, values));
  }
}
