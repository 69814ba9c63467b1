package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.ParsedRecords;
import java.util.Optional;

/**
 * What a job would find in its input.
 *
 * @param source the input's name for people
 * @param first what its first records are; empty for a source whose records cannot be looked at
 *     without taking them
 */
public record InputPreview(String source, Optional<ParsedRecords> first) {}
