/**
 * MATCH_RECOGNIZE as text and as a syntax tree: what Flink's parser does not know of it, and the
 * functions of patterns under operators of our own, because Calcite's refuse much of what the
 * standard allows.
 *
 * <p>Start at {@link dev.weir.sql.pattern.PatternCalls}.
 */
@NullMarked
package dev.weir.sql.pattern;

import org.jspecify.annotations.NullMarked;
