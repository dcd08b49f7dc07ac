/**
 * Flink's types and rules of arithmetic in Calcite's terms, and the way between Calcite's types and
 * Weir's. Start at {@link dev.weir.sql.type.TypeMapping}.
 */
@NullMarked
package dev.weir.sql.type;

import org.jspecify.annotations.NullMarked;
