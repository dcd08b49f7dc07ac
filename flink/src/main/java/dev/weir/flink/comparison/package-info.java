/**
 * A program on two sides: what is equal and what isn't. Start at {@link
 * dev.weir.flink.comparison.ProgramComparison}.
 *
 * <p>Rows of a SELECT are compared as the final table: a multiset of rows after all changes; in
 * order where the query's own ORDER BY says so. What an INSERT writes is compared as the lines of
 * its files, for which each side gets a folder of its own in place of the sink's path. Statements
 * are told apart by their tokens, so that this works for statements that either side can't parse.
 */
@NullMarked
package dev.weir.flink.comparison;

import org.jspecify.annotations.NullMarked;
