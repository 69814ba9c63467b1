package io.github.eaosbeam.models;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A share in the JVM's one copy of a model.
 *
 * <p>Beam makes and drops DoFn instances at will, on Spark streaming several a second; the model
 * must outlive them. The first lease on a model loads it; later ones, with whatever threshold and
 * decoding, share its weights and threads. A model without leases stays open until a lease on
 * another model is taken. All methods may be called by any thread.
 */
public final class ExtractorLease implements AutoCloseable {
  /** What tells one copy of weights from another. */
  private record Key(ModelSource model, DeviceChoice device) {}

  /** A model and how many leases there are on it. */
  private static final class Shared {
    private final LoadedModel model;
    private final Duration loadTime;
    private boolean loadTimeTaken;
    private int leases;

    Shared(LoadedModel model, Duration loadTime) {
      this.model = model;
      this.loadTime = loadTime;
    }
  }

  private static final Object LOCK = new Object();
  private static final Map<Key, Shared> MODELS = new HashMap<>();
  private static int loads;

  private final Shared shared;
  private final Extractor extractor;
  private boolean open = true;

  private ExtractorLease(Shared shared, ExtractorSpec spec) {
    this.shared = shared;
    this.extractor = new Extractor(shared.model, spec, () -> {});
  }

  /**
   * Takes a lease, loading the model if this JVM does not hold it. Callers that come while it is
   * loaded wait for it.
   *
   * @throws ModelException where the model directory cannot be used
   */
  public static ExtractorLease acquire(ExtractorSpec spec) {
    Key key = new Key(spec.model(), spec.device());
    synchronized (LOCK) {
      Shared shared = MODELS.get(key);
      if (shared == null) {
        closeUnused();
        shared = load(spec);
        MODELS.put(key, shared);
        loads++;
      }
      shared.leases++;
      return new ExtractorLease(shared, spec);
    }
  }

  private static Shared load(ExtractorSpec spec) {
    long start = System.nanoTime();
    LoadedModel model = LoadedModel.load(spec);
    return new Shared(model, Duration.ofNanos(System.nanoTime() - start));
  }

  /** How many models this JVM has loaded for leases so far. */
  public static int loads() {
    synchronized (LOCK) {
      return loads;
    }
  }

  private static void closeUnused() {
    Iterator<Shared> models = MODELS.values().iterator();
    while (models.hasNext()) {
      Shared shared = models.next();
      if (shared.leases == 0) {
        models.remove();
        shared.model.close();
      }
    }
  }

  /** The shared model, with this lease's threshold and decoding. Closing it does nothing. */
  public Extractor extractor() {
    return extractor;
  }

  /**
   * How long the model took to load, told to the first who asks in this JVM and to nobody else: it
   * was loaded once.
   */
  public Optional<Duration> takeLoadTime() {
    synchronized (LOCK) {
      boolean first = !shared.loadTimeTaken;
      shared.loadTimeTaken = true;
      return first ? Optional.of(shared.loadTime) : Optional.empty();
    }
  }

  /** Gives the share back; a second call does nothing. */
  @Override
  public void close() {
    synchronized (LOCK) {
      if (open) {
        open = false;
        shared.leases--;
      }
    }
  }
}
