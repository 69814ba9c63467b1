package io.github.eaosbeam.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TeencodeTest {
  @Test
  void knowsSeveralSpellingsOfAWord() {
    assertThat(spellings("được")).containsExactlyInAnyOrder("đc", "dc", "đk");
    assertThat(spellings("rồi")).containsExactlyInAnyOrder("r", "rùi", "òi", "gòi", "ròi");
  }

  @Test
  void aSpellingMayBeSeveralWords() {
    assertThat(spellings("dễ thương")).containsExactlyInAnyOrder("dth", "dthw", "dễ xương");
    assertThat(spellings("đẹp trai")).containsExactlyInAnyOrder("đẹp zai", "đẹp dai");
    assertThat(spellings("khách mời")).containsExactlyInAnyOrder("khách mờiii", "km");
    assertThat(spellings("quảng cáo")).containsExactlyInAnyOrder("qc", "quãng cáo");
    assertThat(spellings("kịch bản")).containsExactlyInAnyOrder("kb", "kịt bản");
  }

  @Test
  void respellsTheLongestPhraseThatItKnows() {
    assertThat(spellings("mọi người")).containsExactlyInAnyOrder("mn", "mng");
    assertThat(spellings("nhưng mà")).containsExactlyInAnyOrder("nma", "nhma");
  }

  @Test
  void caseDoesNotMatterAndPunctuationStays() {
    assertThat(spellings("(ANH EM!)")).containsExactly("(ae!)");
  }

  @Test
  void leavesPartsOfWordsAndOtherWordsAlone() {
    assertThat(spellings("khôngg anhh chịu xemm")).containsExactly("khôngg anhh chịu xemm");
    assertThat(spellings("nó\u0302i")).containsExactly("nó\u0302i");
  }

  @Test
  void leavesAWordWithATurkishLetterAlone() {
    assertThat(spellings("NÓİ nóı")).containsExactly("NÓİ nóı");
  }

  @Test
  void aShareOfNothingChangesNothing() {
    assertThat(Teencode.edits("không được rồi", 0, new Random(1))).isEmpty();
  }

  @Test
  void aPhraseThatIsHalfAWordIsNotRespelt() {
    LabelledComment comment = Comments.saying("khách mời", "mời|Khác|khách|tích cực");

    assertThat(Edit.apply(comment, Teencode.edits(comment.text(), 1, new Random(1))))
        .isEqualTo(comment);
  }

  private static Set<String> spellings(String text) {
    Set<String> found = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      LabelledComment comment = Comments.saying(text);
      found.add(Edit.apply(comment, Teencode.edits(text, 1, random)).text());
    }
    return found;
  }
}
