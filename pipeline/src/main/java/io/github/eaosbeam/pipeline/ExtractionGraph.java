package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.ExtractQuadruples;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.ParseComments;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The parts of a job's graph, which can be joined as often as there is something to read. */
record ExtractionGraph(
    ExtractionOptions options,
    CommentSource source,
    ParseComments parsing,
    ExtractQuadruples extraction,
    FormatPredictions formatting,
    Output extracted,
    Output rejected) {

  /** A new graph over what {@code source} has to be read now. */
  Pipeline join() {
    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple parsed =
        source.readInto(pipeline).apply("Parse", parsing.withCheck(extracted.check()));
    PCollectionTuple outcomes = parsed.get(ParseComments.PARSED).apply("Extract", extraction);
    extracted.writeExtracted(
        "Write predictions", outcomes.get(ExtractQuadruples.EXTRACTED), formatting);
    rejected.writeRejected(
        "Write rejected",
        PCollectionList.of(parsed.get(ParseComments.REJECTED))
            .and(outcomes.get(ExtractQuadruples.REJECTED))
            .apply("All rejected", Flatten.pCollections()));
    return pipeline;
  }
}
