package io.github.eaosbeam.transforms;

/** What became of a comment: every comment has exactly one. */
sealed interface Outcome permits ExtractedComment, RejectedRecord {}
