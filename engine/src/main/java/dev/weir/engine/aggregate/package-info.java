/**
 * Aggregates: what is kept for each group, how rows change it, and GROUP BY as a changelog.
 *
 * <p>Start at {@link dev.weir.engine.aggregate.AggregateCalls}, which takes the calls of a query
 * apart into accumulators, each kept once however many calls want it: AVG and SUM of a column share
 * a sum and a count. An accumulator is arrays indexed by group number, and one loop over the rows
 * of a batch for each change. A {@code Feed} picks the rows that a set of accumulators gets: those
 * that pass FILTER, whose arguments are not NULL, and the first of equal ones if DISTINCT.
 *
 * <p>Rows that retract are taken off again; as only the state after a whole batch shows, a batch's
 * insertions are worked in before its retractions.
 */
@NullMarked
package dev.weir.engine.aggregate;

import org.jspecify.annotations.NullMarked;
