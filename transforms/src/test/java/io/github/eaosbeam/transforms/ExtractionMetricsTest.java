package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionMetricsTest {
  @ParameterizedTest
  @CsvSource({
    "Kịch bản, kich_ban",
    "Địa điểm, dia_diem",
    "Tương tác giữa các thành viên, tuong_tac_giua_cac_thanh_vien",
    "tích cực, tich_cuc",
    "a.b/c-1, a_b_c_1",
  })
  void reducesALabelToWhatMetricSystemsTake(String label, String name) {
    assertThat(ExtractionMetrics.safe(label)).isEqualTo(name);
  }
}
