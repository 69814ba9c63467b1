package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.InferenceThreads;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/** How many tasks Spark runs in a process at a time: each gets a thread for its inference. */
enum TaskSlots implements InferenceThreads {
  /** Those of the executor that this process is. */
  OF_EXECUTOR {
    @Override
    public int count() {
      SparkConf spark =
          Optional.ofNullable(SparkEnv.get()).map(SparkEnv::conf).orElseGet(SparkConf::new);
      return executor(spark, System.getProperty("sun.java.command", ""));
    }
  };

  /** As a master starts its executors: how many cores a standalone one gets is set nowhere else. */
  private static final Pattern CORES = Pattern.compile("ExecutorBackend .*--cores (\\d{1,6})\\b");

  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[(\\d{1,6}|\\*)(?:\\s*,\\s*\\d+)?])?");

  /** For a job that {@code spark} configures, in this process where its master is local. */
  static InferenceThreads of(SparkConf spark) {
    Matcher local = LOCAL.matcher(spark.get("spark.master", ""));
    return local.matches() ? InferenceThreads.of(slots(cores(local), spark)) : OF_EXECUTOR;
  }

  private static int cores(Matcher local) {
    String cores = Optional.ofNullable(local.group(1)).orElse("1");
    return cores.equals("*") ? InferenceThreads.perProcessor().count() : Integer.parseInt(cores);
  }

  /**
   * The task slots of an executor.
   *
   * @param command the main class of its process, and the arguments
   */
  static int executor(SparkConf spark, String command) {
    Matcher cores = CORES.matcher(command);
    int machine = InferenceThreads.perProcessor().count();
    return slots(
        cores.find()
            ? Integer.parseInt(cores.group(1))
            : spark.getInt("spark.executor.cores", machine),
        spark);
  }

  private static int slots(int cores, SparkConf spark) {
    return Math.max(1, cores / Math.max(1, spark.getInt("spark.task.cpus", 1)));
  }
}
