/**
 * Values that are kept for each group: counted, in a list, or in a heap.
 *
 * <p>Start at {@link dev.weir.engine.grouped.CountedValues} and {@link
 * dev.weir.engine.grouped.RowLists}. All are arrays indexed by the numbers of groups and of
 * entries; no object is made for a value.
 */
@NullMarked
package dev.weir.engine.grouped;

import org.jspecify.annotations.NullMarked;
