package io.github.eaosbeam.training.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How young Vietnamese shorten and twist common words when they chat. */
final class Teencode {
  private static final Map<String, List<String>> SPELLINGS =
      spellings(
          """
          không: ko, k, kh, hok, khum, hông, hem, kg
          được: đc, dc, đk
          với: vs, zới
          mọi người: mn, mng
          mọi ng: mn
          anh em: ae
          chương trình: ctr, ct, chtr
          gì: j, ji, rì
          quá: wá, qá, wa, qua
          rồi: r, rùi, òi, gòi, ròi
          thích: thik, thíc
          vậy: z, dị, vại, zị, dậy
          biết: bít, bik, bt
          yêu: iu, iêu
          cũng: cx, cg, cũg
          người: ng, ngừi, nguoi
          nhưng: nhg, nma, nhưg
          nhưng mà: nma, nhma
          bây giờ: bh, bjo
          giờ: h, jo
          trời: chời, trùi, giời
          thôi: thui, hoi
          vui: dui, zui, dzui
          luôn: lun, luông
          nhiều: nhìu, nh
          trước: trc
          mình: mk, mik, mìn
          bình thường: bth, bt
          thế: thía
          nhé: nhá, nha, nhe
          như: nhu, nhứ
          bạn: b, bn
          chị: c, chụy
          anh: a, ank
          em: e, iem
          những: nhữg, nhg
          tập: tập, tâp
          nói: ns, nóa
          xem: coi, xêm
          phải: fải, p, phãi
          lắm: lém, lắmm
          vãi: vl, vãi
          thật: thiệt, thậc
          dễ thương: dth, dthw, dễ xương
          đẹp trai: đẹp zai, đẹp dai
          đi: đii, đj
          hay: hayy, hey
          ghê: gê, ghia
          cười: cừi, cuời
          buồn: bùn, buồnn
          chán: chánn
          tuyệt: tiệt, tuỵt
          khách mời: khách mờiii, km
          quảng cáo: qc, quãng cáo
          kịch bản: kb, kịt bản
          """);

  private static final Pattern KNOWN =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])("
              + String.join(
                  "|",
                  SPELLINGS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
              + ")(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Teencode() {}

  /** A word and its spellings on each line. */
  private static Map<String, List<String>> spellings(String table) {
    return table
        .lines()
        .map(line -> line.split(": "))
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> entry[0], entry -> List.of(entry[1].split(", "))));
  }

  /** Respells each known word with the probability {@code share}. */
  static List<Edit> edits(String text, double share, Random random) {
    List<Edit> edits = new ArrayList<>();
    for (MatchResult word : KNOWN.matcher(text).results().toList()) {
      if (random.nextDouble() < share) {
        List<String> spellings = spellings(word);
        edits.add(Words.edit(text, word, spellings.get(random.nextInt(spellings.size()))));
      }
    }
    return edits;
  }

  /** A word with a Turkish i matches one with ours but has no other spelling. */
  private static List<String> spellings(MatchResult word) {
    return SPELLINGS.getOrDefault(word.group().toLowerCase(Locale.ROOT), List.of(word.group()));
  }
}
