package io.github.eaosbeam.models.encoder;

import io.github.eaosbeam.models.ModelException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of a RoBERTa encoder, as its Hugging Face {@code config.json} gives them.
 *
 * @param layers transformer layers
 * @param hidden width of a token's vector
 * @param heads attention heads, a divisor of {@code hidden}
 * @param feedForward width inside a layer's feed-forward part
 * @param vocabulary rows of the word embedding
 * @param positions rows of the position embedding
 * @param tokenTypes rows of the token type embedding
 * @param layerNormEpsilon added to the variance by every layer norm
 * @param activation the feed-forward part's activation
 */
public record EncoderConfig(
    int layers,
    int hidden,
    int heads,
    int feedForward,
    int vocabulary,
    int positions,
    int tokenTypes,
    float layerNormEpsilon,
    String activation) {
  public EncoderConfig {
    if (hidden % heads != 0) {
      throw new ModelException(
          "num_attention_heads %d does not divide hidden_size %d".formatted(heads, hidden));
    }
    if (!activation.equals("gelu") && !activation.equals("relu")) {
      throw new ModelException(
          "hidden_act is \"%s\"; this version runs gelu and relu".formatted(activation));
    }
  }

  /** Width of one attention head. */
  int headWidth() {
    return hidden / heads;
  }

  /** What the encoder's {@code config.json} says of these sizes, in order. */
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("num_hidden_layers", layers());
    entries.put("hidden_size", hidden());
    entries.put("num_attention_heads", heads());
    entries.put("intermediate_size", feedForward());
    entries.put("vocab_size", vocabulary());
    entries.put("max_position_embeddings", positions());
    entries.put("type_vocab_size", tokenTypes());
    entries.put("layer_norm_eps", layerNormEpsilon());
    entries.put("hidden_act", activation());
    return Collections.unmodifiableMap(entries);
  }
}
