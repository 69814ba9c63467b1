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

  private static Map<String, Integer> ids(List<String> labels) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    labels.forEach(label -> ids.put(label, ids.size()));
    return Collections.unmodifiableMap(ids);
  }
}
