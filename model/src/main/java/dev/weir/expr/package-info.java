/**
 * Typed scalar expressions over the columns of one input: sealed records, built by {@code sql},
 * compiled by {@code engine}.
 *
 * <p>Start at {@link dev.weir.expr.Expr}. Every node carries its type; all implicit conversions
 * have become explicit {@link dev.weir.expr.Cast}s before an expression gets here.
 */
@NullMarked
package dev.weir.expr;

import org.jspecify.annotations.NullMarked;
