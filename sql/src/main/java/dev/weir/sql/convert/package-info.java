/**
 * From Calcite's tree to Weir's plan: one switch over the kinds of nodes, each of which is
 * converted in a package of its own.
 *
 * <p>Start at {@link dev.weir.sql.convert.PlanConversion}.
 */
@NullMarked
package dev.weir.sql.convert;

import org.jspecify.annotations.NullMarked;
