package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.runners.spark.coders.SparkRunnerKryoRegistrator;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Option;

/**
 * Spark, in this process or on the cluster that spark-submit names. A Spark context that this JVM
 * has already is used and left open.
 */
final class SparkLaunch implements Launch {
  private static final String MASTER = "spark.master";

  /** What a run in this process needs to differ from Spark's defaults; users may set them too. */
  private static final Map<String, String> LOCAL_DEFAULTS =
      Map.of(
          // A laptop's own name often has no address, or one that others can reach.
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          // Many runs at once on one machine each find a port for their web page.
          "spark.port.maxRetries", "64",
          // Otherwise a task that runs out of memory ends the process before it can say so.
          "spark.executor.killOnFatalError.depth", "0",
          "spark.ui.showConsoleProgress", "false");

  /** Beam cuts the work into as many parts as there are cores: all that were asked for. */
  private static final Map<String, String> CLUSTER_DEFAULTS =
      Map.of("spark.scheduler.minRegisteredResourcesRatio", "1.0");

  private final SparkContextOptions options;
  private final JavaSparkContext context;
  private final boolean owned;
  private final SparkMetrics metrics = new SparkMetrics();
  private final ExecutorWatch watch = new ExecutorWatch();

  private SparkLaunch(SparkContextOptions options, JavaSparkContext context, boolean owned) {
    this.options = options;
    this.context = context;
    this.owned = owned;
    context.sc().addSparkListener(metrics);
    SparkEnv.get().metricsSystem().registerSource(metrics);
    if (!context.isLocal()) {
      context.sc().addSparkListener(watch);
    }
  }

  /**
   * Connects to Spark, and on a cluster waits for its executors.
   *
   * @throws ConfigurationException where the options name a cluster but spark-submit does not
   * @throws UnreachableClusterException where the cluster's master does not answer
   */
  static SparkLaunch open(PipelineOptions pipelineOptions) {
    SparkContextOptions options = pipelineOptions.as(SparkContextOptions.class);
    boolean owned = SparkContext$.MODULE$.getActive().isEmpty();
    SparkContext context = owned ? connect(configuration(options)) : SparkContext.getOrCreate();
    JavaSparkContext shared = JavaSparkContext.fromSparkContext(context);
    // Beam reads the master only to decide whether to ship the class path, which a local run need
    // not and spark-submit has done.
    options.setSparkMaster("local[%d]".formatted(shared.defaultParallelism()));
    if (options.getStorageLevel().equals("MEMORY_ONLY")) {
      // Beam's default: what memory has no room for would be extracted a second time. Kept on disk,
      // whatever the size of the input, the heap has to hold little more than a batch.
      options.setStorageLevel("DISK_ONLY");
    }
    options.setUsesProvidedSparkContext(true);
    options.setProvidedSparkContext(shared);
    return new SparkLaunch(options, shared, owned);
  }

  private static SparkContext connect(SparkConf configuration) {
    if (isLocal(configuration)) {
      return new SparkContext(configuration);
    }
    String master = configuration.get(MASTER);
    ClusterCheck.of(master, configuration).requireReachable();
    SparkContext context = new SparkContext(configuration);
    ExecutorArrival.await(context);
    if (context.isStopped()) {
      throw new UnreachableClusterException(
          "%s: answers, but takes no application; see that it is a Spark %s master, and its log"
              .formatted(master, context.version()));
    }
    return context;
  }

  /** Whether tasks will run in this process. */
  static boolean isLocal(PipelineOptions options) {
    return isLocal(settings(options));
  }

  /**
   * Spark's settings in a job with these options: those of the context that it will run in.
   *
   * @throws ConfigurationException where the options name a cluster but spark-submit does not
   */
  static SparkConf settings(PipelineOptions options) {
    SparkConf own = configuration(options.as(SparkContextOptions.class));
    Option<SparkContext> active = SparkContext$.MODULE$.getActive();
    return active.isDefined() ? active.get().getConf() : own;
  }

  static boolean isLocal(SparkConf configuration) {
    return configuration.get(MASTER).matches("local(\\[.*)?");
  }

  private static SparkConf configuration(SparkContextOptions options) {
    SparkConf configuration = new SparkConf();
    if (!configuration.contains(MASTER)) {
      configuration.setMaster(local(options.getSparkMaster()));
    }
    Map<String, String> defaults = isLocal(configuration) ? LOCAL_DEFAULTS : CLUSTER_DEFAULTS;
    defaults.forEach(configuration::setIfMissing);
    configuration.setIfMissing("spark.app.name", options.getAppName());
    return configuration.set("spark.kryo.registrator", SparkRunnerKryoRegistrator.class.getName());
  }

  private static String local(String master) {
    if (!master.matches("local(\\[[^\\]]+\\])?")) {
      throw new ConfigurationException(
          ("--sparkMaster=%s: a cluster is reached through spark-submit --master %1$s --class %s;"
                  + " here local, local[4] or local[*] can be used")
              .formatted(master, Main.class.getName()));
    }
    return master;
  }

  @Override
  public PipelineResult start(Pipeline pipeline) {
    SparkBatching.replaceIn(pipeline);
    metrics.keep();
    PipelineResult result = SparkRunner.fromOptions(options).run(pipeline);
    metrics.follow(result);
    return result;
  }

  @Override
  public String description() {
    return context.isLocal()
        ? "SparkRunner on %s, %d tasks at a time"
            .formatted(context.master(), context.defaultParallelism())
        : "SparkRunner on %s, %d executors, work in %d parts"
            .formatted(
                context.master(),
                ExecutorArrival.executors(context.sc()),
                context.defaultParallelism());
  }

  @Override
  public Optional<String> uiAddress() {
    return Optional.ofNullable(context.sc().uiWebUrl().getOrElse(() -> null));
  }

  @Override
  public RuntimeException explain(RuntimeException failure) {
    if (context.isLocal() || !owned) {
      return failure;
    }
    close(); // only then has the watch heard of everything
    return watch
        .failedWorker()
        .<RuntimeException>map(worker -> new WorkerException(worker, failure))
        .orElse(failure);
  }

  @Override
  public void cancel() {
    context.sc().cancelAllJobs();
  }

  @Override
  public void close() {
    metrics.refresh(); // for the last report of sinks, which comes as the context stops
    if (owned) {
      context.stop();
    } else {
      context.sc().removeSparkListener(metrics);
      SparkEnv.get().metricsSystem().removeSource(metrics);
      context.sc().removeSparkListener(watch);
    }
  }
}
