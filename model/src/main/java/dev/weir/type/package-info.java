/**
 * SQL types with Flink's names and precision rules, and how the values of each lie in memory.
 *
 * <p>Start at {@link dev.weir.type.SqlType}. {@link dev.weir.type.Layout} is the whole list of
 * physical forms: five, so that a kernel is written at most five times. Types are immutable values;
 * equality is structural and includes nullability.
 */
@NullMarked
package dev.weir.type;

import org.jspecify.annotations.NullMarked;
