/**
 * MATCH_RECOGNIZE.
 *
 * <p>Start at {@link dev.weir.engine.pattern.PatternOperator}, then {@code Matcher}, which
 * searches, and {@code AutomatonCompiler}, which turns a pattern into the states that it searches
 * with.
 *
 * <p>Rows wait in {@code WaitingRows} until the watermark has passed them; then they come out in
 * batches, and each goes to its {@code PartitionState}, unless it could begin no match there and
 * none is under way. What the rows alone say of conditions is worked out for all of them at once
 * ({@code BatchTests}, {@code RowTests}): a bit for each variable. What a condition asks of the
 * match so far is asked run by run ({@code RunTests}): a run is a {@code Path} of rows that it
 * shares with all that began alike, with marks where FIRST and LAST look ({@code History}), and
 * carries its aggregates along ({@code RunAggregates}). Matches become rows in {@code MatchWriter}.
 *
 * <p>Invariants: of all matches that begin at a row, the one that the standard prefers is taken.
 * Partitions do not know of each other. A row is kept as long as a search, or a value that looks
 * back, may ask for it.
 */
@NullMarked
package dev.weir.engine.pattern;

import org.jspecify.annotations.NullMarked;
