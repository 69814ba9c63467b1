package io.github.eaosbeam.models.decoding;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers of a text see as its characters: an emoji with its modifiers, a letter with its
 * marks. Clusters depend on what stands before them, so the text is scanned from its start, once
 * and no further than asked. For one thread.
 *
 * <p>The clusters are the extended ones of <a href="https://unicode.org/reports/tr29/">Unicode
 * Standard Annex 29</a>.
 */
final class GraphemeClusters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private final Matcher clusters;
  private final BitSet boundaries = new BitSet();
  private int scanned;

  GraphemeClusters(String text) {
    this.clusters = CLUSTER.matcher(text);
  }

  /** Whether the UTF-16 place {@code place}, at most the text's length, lies inside a cluster. */
  boolean isCutAt(int place) {
    while (scanned < place && clusters.find()) {
      scanned = clusters.end();
      boundaries.set(scanned);
    }
    return place > 0 && !boundaries.get(place);
  }
}
