/**
 * From Calcite's expressions to Weir's, with the casts that Flink makes by itself.
 *
 * <p>Start at {@link dev.weir.sql.expression.ExpressionConversion}.
 */
@NullMarked
package dev.weir.sql.expression;

import org.jspecify.annotations.NullMarked;
