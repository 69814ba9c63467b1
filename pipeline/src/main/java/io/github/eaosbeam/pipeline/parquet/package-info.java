/**
 * Parquet records as JSON objects, and back, by the schema of the file.
 *
 * <p>The package reads and writes Parquet's own record model, so that a schema goes through
 * unchanged, whatever its columns are called and however its lists are laid out; a detour over Avro
 * would rename, refuse or rebuild some. How each type is spelled in JSON, and that the way there
 * and back loses nothing, is settled in {@link io.github.eaosbeam.pipeline.parquet.ValueCodec}.
 * Schemas and codecs are immutable; readers and writers belong to one thread.
 */
package io.github.eaosbeam.pipeline.parquet;
