/**
 * ORDER BY, OFFSET and LIMIT over rows that come to one task. Start at {@link
 * dev.weir.engine.sort.SortOperator}; {@link dev.weir.engine.sort.LimitOperator} is for LIMIT
 * without an order, which can end before its input does.
 */
@NullMarked
package dev.weir.engine.sort;

import org.jspecify.annotations.NullMarked;
