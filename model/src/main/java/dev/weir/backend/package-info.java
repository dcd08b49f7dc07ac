/**
 * The contract with another engine that runs the same programs: comparing a program here and there,
 * and handing one over. Start at {@link dev.weir.backend.Backend}, which is found by {@code
 * ServiceLoader}, so that nothing of the other engine is needed to build or start Weir.
 *
 * <p>Both sides are a {@link dev.weir.backend.StatementRunner}: statements go in as text, rows come
 * out as text, printed as CAST(value AS STRING) prints them. The backend knows how to compare two
 * of them; who drives Weir gives it Weir's.
 */
@NullMarked
package dev.weir.backend;

import org.jspecify.annotations.NullMarked;
