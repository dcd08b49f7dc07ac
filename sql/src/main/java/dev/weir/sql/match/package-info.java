/**
 * MATCH_RECOGNIZE in plans. Start at {@link dev.weir.sql.match.MatchConversion}, which turns
 * Calcite's node into Weir's; {@code ValueCollection} takes apart what expressions ask of a match.
 */
@NullMarked
package dev.weir.sql.match;

import org.jspecify.annotations.NullMarked;
