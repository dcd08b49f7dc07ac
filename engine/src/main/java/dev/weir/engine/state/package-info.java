/**
 * Keyed state as arrays, and how it is written to and read from snapshots.
 *
 * <p>Start at {@link dev.weir.engine.state.KeyTable}, which turns the keys of a batch's rows into
 * dense group numbers; whatever is kept for a group lies in arrays indexed by that number. {@link
 * dev.weir.engine.state.RowPages} keeps whole rows, each in one place, in pages that never move;
 * {@link dev.weir.engine.state.RowStore} keeps rows in growing columns, for those who work on them
 * as columns. A {@link dev.weir.engine.state.Selection} says which rows of a batch a step works on
 * and which group each belongs to.
 *
 * <p>All state belongs to one task and is touched by its thread only. Nothing is boxed, and nothing
 * is allocated for a row unless an array must grow. State that outgrows memory is not handled here.
 *
 * <p>An operator writes values to a {@link dev.weir.engine.state.StateWriter} and reads them back
 * in the same order; every value is preceded by a mark that says what it is, so that a reader out
 * of step fails at once instead of making sense of nonsense.
 *
 * <h2>The bytes, version 1</h2>
 *
 * All numbers are little-endian. The first byte is the version, 1. Then, for each value:
 *
 * <pre>
 * long    1, 8 bytes
 * longs   2, count (4 bytes), count times 8 bytes
 * bytes   3, length (4), the bytes
 * text    4, length (4), UTF-8
 * batch   5, rows (4), 1 if kinds follow else 0 (1), [rows bytes: the kinds],
 *         columns (4), then each column:
 *           1 if there are NULLs else 0 (1), [a bit a row, set for NULL, in words of 8 bytes]
 *           LONG     rows times 8 bytes
 *           DOUBLE   rows times 8 bytes, IEEE 754
 *           INT128   rows times 8 bytes: upper halves; rows times 8: lower halves
 *           BYTES    rows times 4: lengths, 0 for NULL; then the bytes without gaps
 *           ROW      fields (4), then each field as a column
 * </pre>
 *
 * Left out on purpose: names and types. A snapshot is read by the same plan that wrote it.
 */
@NullMarked
package dev.weir.engine.state;

import org.jspecify.annotations.NullMarked;
