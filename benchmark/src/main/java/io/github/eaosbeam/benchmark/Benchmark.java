package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures what a {@link BenchmarkPlan} asks for, one thing after the other. For one thread. */
public final class Benchmark {
  private final BenchmarkPlan plan;
  private final Consumer<String> progress;
  private final Path folder;
  private final Comments comments;
  private final ChildJvm jvm;
  private final Jobs jobs;
  private final List<ModelResult> modelResults = new ArrayList<>();
  private final List<JobResult> starts = new ArrayList<>();
  private final List<JobResult> jobResults = new ArrayList<>();
  private final List<JobResult> scaling = new ArrayList<>();

  private Benchmark(BenchmarkPlan plan, Path folder, Consumer<String> progress) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
    this.comments = new Comments(plan.input(), folder);
    this.jvm = new ChildJvm(folder.resolve("child.log"));
    this.jobs = new Jobs(jvm, plan.jobClass(), comments, folder);
  }

  /**
   * Measures.
   *
   * @param command what was typed, to be kept with the figures
   * @param progress is told what is being measured
   * @throws MeasuringException where something cannot be measured
   */
  public static Results run(BenchmarkPlan plan, String command, Consumer<String> progress)
      throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return new Benchmark(plan, folder.path(), progress).run(command);
    }
  }

  private Results run(String command) throws IOException {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String commit = Commit.checkedOut();
    for (String name : plan.models()) {
      MeasuredModel model = MeasuredModel.of(name, plan.vocabulary(), folder);
      for (Part part : Part.values()) {
        if (plan.parts().contains(part)) {
          measure(part, model);
        }
      }
    }
    return new Results(
        date, commit, command, Machine.local(), modelResults, starts, jobResults, scaling);
  }

  private void measure(Part part, MeasuredModel model) throws IOException {
    for (int cores : plan.cores()) {
      switch (part) {
        case MODEL -> modelResults.add(alone(model, cores));
        case PIPELINE -> {
          for (String runner : plan.runners()) {
            starts.add(job(model, runner, cores, 1));
            jobResults.add(job(model, runner, cores, plan.comments()));
          }
        }
        case SCALING -> {
          for (int size : plan.sizes()) {
            scaling.add(job(model, plan.runners().get(0), cores, size));
          }
        }
      }
    }
  }

  private ModelResult alone(MeasuredModel model, int cores) throws IOException {
    announce(model, "alone", cores, plan.comments());
    Path result = folder.resolve("speed.json");
    Path input = comments.first(plan.comments());
    List<String> arguments = List.of(model.directory(), input.toString(), result.toString());
    ChildJvm.Cost cost = jvm.run(cores, ModelProbe.class.getName(), arguments);
    ModelSpeed speed = new JsonMapper().readValue(result.toFile(), ModelSpeed.class);
    return ModelResult.of(model.name(), speed, cost);
  }

  private JobResult job(MeasuredModel model, String runner, int cores, int size)
      throws IOException {
    announce(model, runner, cores, size);
    return jobs.run(model, runner, cores, size);
  }

  private void announce(MeasuredModel model, String how, int cores, int size) {
    progress.accept(
        "%s, %s, %s, %,d comments".formatted(model.name(), how, Results.cores(cores), size));
  }
}
