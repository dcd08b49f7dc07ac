/**
 * The encoding of arrays, maps, multisets, and rows within them: each value is one run of bytes
 * that needs nothing outside of it, so that it lies in a {@link dev.weir.batch.BytesColumn} and
 * passes through keys, state, exchange and snapshots like a string.
 *
 * <p>Numbers are little-endian. A value takes a slot of fixed size by its type's {@link
 * dev.weir.type.Layout}: LONG and DOUBLE eight bytes, INT128 sixteen (low half first); BYTES and
 * ROW four, which say where the value ends within the variable part that follows all slots, counted
 * from its start. A NULL has its bit set and a slot of zeros (or an empty run).
 *
 * <ul>
 *   <li>An array: the count (4 bytes), one NULL bit an element filled up to whole bytes, the slots,
 *       the variable part.
 *   <li>A row within another value: one NULL bit a field filled up to whole bytes, the slots, the
 *       variable part.
 *   <li>A map: the length of the array of keys (4 bytes), the array of keys, the array of values,
 *       in the order in which the keys were put in. A multiset is a map from value to count.
 * </ul>
 *
 * <p>A variant is written as {@link dev.weir.value.Variant} says.
 *
 * <p>Two arrays of a type, or two rows, are equal just when their bytes are, as long as no map is
 * in them: NaN has one form. Maps with the same entries in another order have other bytes; they are
 * equal for {@code =} and different as keys of a GROUP BY, which is how Flink has it.
 *
 * <p>Start at {@link dev.weir.value.Elements} for reading and {@link dev.weir.value.ElementSink}
 * for writing. Views and builders are reused from value to value and are not thread-safe.
 */
@NullMarked
package dev.weir.value;

import org.jspecify.annotations.NullMarked;
