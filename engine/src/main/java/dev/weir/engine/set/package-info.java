/**
 * INTERSECT and EXCEPT of two changelogs.
 *
 * <p>Start at {@link dev.weir.engine.set.SetOperator}. Each different row is kept once, with how
 * often it is in either input; what the counts mean for the result is all that tells the operations
 * apart. UNION ALL is in {@code stage}, and UNION is that and grouping.
 */
@NullMarked
package dev.weir.engine.set;

import org.jspecify.annotations.NullMarked;
