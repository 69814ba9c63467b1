package io.github.eaosbeam.training.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels a model tells apart and their ids; the reference's. */
record Labels(Map<String, Integer> aspectIds, Map<String, Integer> sentimentIds) {
  static Labels reference() {
    return new Labels(
        ids(
            List.of(
                "Khác",
                "Địa điểm",
                "Kịch bản",
                "Dàn dựng",
                "Dàn cast",
                "Khách mời",
                "Khả năng chơi trò chơi",
                "Quảng cáo",
                "Thử thách",
                "Tương tác giữa các thành viên",
                "Tinh thần đồng đội")),
        ids(List.of("trung tính", "tích cực", "tiêu cực")));
  }

  /**
   * The id of an aspect.
   *
   * @throws TrainingException where it is none of these
   */
  int aspect(String label) {
    return id(aspectIds, label, "aspect");
  }

  /**
   * The id of a sentiment.
   *
   * @throws TrainingException where it is none of these
   */
  int sentiment(String label) {
    return id(sentimentIds, label, "sentiment");
  }

  private static int id(Map<String, Integer> ids, String label, String kind) {
    Integer id = ids.get(label);
    if (id == null) {
      throw new TrainingException(
          "the corpus has the %s \"%s\"; write one of %s"
              .formatted(kind, label, String.join(", ", ids.keySet())));
    }
    return id;
  }

  private static Map<String, Integer> ids(List<String> labels) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    labels.forEach(label -> ids.put(label, ids.size()));
    return Collections.unmodifiableMap(ids);
  }
}
