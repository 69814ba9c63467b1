package io.github.eaosbeam.models;

/**
 * A share in the JVM's one copy of a model.
 *
 * <p>Beam makes and drops DoFn instances at will, on Spark streaming several a second; the model
 * must outlive them. The first lease on a model loads it; later ones, with whatever threshold and
 * decoding, share its weights. A model without leases stays open until a lease on another model is
 * taken.
 */
public final class ExtractorLease implements AutoCloseable {
  private ExtractorLease() {}

  /**
   * Takes a lease, loading the model if this JVM does not hold it.
   *
   * @throws ModelException where the model directory cannot be used
   */
  public static ExtractorLease acquire(ExtractorSpec spec) {
    return pending();
  }

  /** How many models this JVM has loaded so far. */
  public static int loads() {
    return 0;
  }

  /** The shared model, with this lease's threshold and decoding. */
  public Extractor extractor() {
    return pending();
  }

  /** Gives the share back. */
  @Override
  public void close() {}

  private static <T> T pending() {
    throw new UnsupportedOperationException("being written");
  }
}
