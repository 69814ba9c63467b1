/**
 * Checkpoint files to named float32 tensors, running no code.
 *
 * <p>Owns three file formats (the zip that {@code torch.save} writes, the format it wrote before
 * version 1.6, and safetensors) and the rules by which a model's weights are picked out of them.
 * {@link io.github.eaosbeam.models.checkpoint.StateDict} is the door for a model, {@link
 * io.github.eaosbeam.models.checkpoint.Checkpoint} the one for a single file.
 *
 * <p>A checkpoint is data from a stranger. Nothing in it is executed: a pickled class that is not
 * on the allow-list becomes an inert value, skipped among the metadata and refused as a weight.
 * Every length is held against the bytes that are there before memory is taken for it. What cannot
 * be read is refused with a {@link io.github.eaosbeam.models.CheckpointFormatException}, never half
 * loaded. Checksums are not verified: the weights are mapped, not read.
 *
 * <p>Any number of threads may use an open checkpoint, a state dict and their buffers at once. The
 * parsers behind them belong to the one thread that opens the file.
 */
package io.github.eaosbeam.models.checkpoint;
