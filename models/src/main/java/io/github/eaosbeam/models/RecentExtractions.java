package io.github.eaosbeam.models;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what was found in the latest short texts: about one comment in ten is a repetition,
 * letter for letter, and a text's quadruples depend on nothing else. Any number of threads may call
 * it at once.
 */
final class RecentExtractions {
  /** A few megabytes when full. */
  private static final int MOST_TEXTS = 8192;

  /** Longer ones are hardly ever repeated. */
  private static final int LONGEST_TEXT = 256;

  /** How scores become quadruples. */
  record Rules(Decoding decoding, double confidenceThreshold) {}

  /** What runs the model on texts: an extraction for each, in their order. */
  @FunctionalInterface
  interface Model {
    List<Extraction> extractAll(List<String> texts);
  }

  private record Question(String text, Rules rules) {}

  private final Map<Question, Extraction> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Extraction> eldest) {
          return size() > MOST_TEXTS;
        }
      };

  /**
   * The extraction of each text, in the order of the texts. The model gets those that are not
   * remembered, each of them once.
   */
  List<Extraction> answer(List<String> texts, Rules rules, Model model) {
    Map<String, Extraction> answers = recall(texts, rules);
    List<String> unknown =
        texts.stream().distinct().filter(text -> !answers.containsKey(text)).toList();
    List<Extraction> found = model.extractAll(unknown);
    for (int i = 0; i < unknown.size(); i++) {
      answers.put(unknown.get(i), found.get(i));
    }
    remember(unknown, rules, answers);
    return texts.stream().map(answers::get).toList();
  }

  private synchronized Map<String, Extraction> recall(List<String> texts, Rules rules) {
    Map<String, Extraction> answers = new HashMap<>();
    for (String text : texts) {
      Extraction extraction = known.get(new Question(text, rules));
      if (extraction != null) {
        answers.put(text, extraction);
      }
    }
    return answers;
  }

  private synchronized void remember(
      List<String> texts, Rules rules, Map<String, Extraction> answers) {
    for (String text : texts) {
      if (text.length() <= LONGEST_TEXT) {
        known.put(new Question(text, rules), answers.get(text));
      }
    }
  }
}
