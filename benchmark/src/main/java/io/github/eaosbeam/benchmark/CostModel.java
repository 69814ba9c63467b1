package io.github.eaosbeam.benchmark;

import java.util.List;

/**
 * What a job takes, by its size: a fixed time to start, and the same time for each comment.
 *
 * @param startSeconds whatever the size
 * @param secondsPerComment of one executor
 */
record CostModel(double startSeconds, double secondsPerComment) {

  /** The straight line nearest to the measured jobs, by least squares. */
  static CostModel fit(List<JobResult> jobs) {
    double meanComments = jobs.stream().mapToDouble(JobResult::comments).average().orElseThrow();
    double meanSeconds = jobs.stream().mapToDouble(JobResult::seconds).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (JobResult job : jobs) {
      double distance = job.comments() - meanComments;
      covariance += distance * (job.seconds() - meanSeconds);
      variance += distance * distance;
    }
    if (variance == 0) {
      throw new IllegalArgumentException("a line needs jobs of two sizes or more");
    }
    double slope = covariance / variance;
    return new CostModel(meanSeconds - slope * meanComments, slope);
  }

  /** Seconds for so many comments, shared out evenly among so many equal executors. */
  double seconds(long comments, int executors) {
    return startSeconds + comments * secondsPerComment / executors;
  }
}
