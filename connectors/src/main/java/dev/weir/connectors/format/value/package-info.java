/**
 * Fields as text: parsers that put a field's text into a column, and printers that write a column's
 * value as text. What csv and json share.
 *
 * <p>Start at {@link dev.weir.connectors.format.value.FieldParser}.
 */
@NullMarked
package dev.weir.connectors.format.value;

import org.jspecify.annotations.NullMarked;
