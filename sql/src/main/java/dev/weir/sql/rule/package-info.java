/**
 * The relational nodes that Calcite lacks, and the rules that turn a query's tree into one that
 * reads and keeps less. Start at {@link dev.weir.sql.rule.Rewrites}.
 */
@NullMarked
package dev.weir.sql.rule;

import org.jspecify.annotations.NullMarked;
