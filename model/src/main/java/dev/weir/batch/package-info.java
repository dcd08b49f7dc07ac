/**
 * Rows as columns: the form in which data moves through Weir.
 *
 * <p>Start at {@link dev.weir.batch.Batch}. Columns expose their arrays, because generated code and
 * kernels loop over them; everything else goes through the accessors. A batch belongs to whoever
 * filled it and is valid only until the call it is passed to returns: a receiver that keeps rows
 * copies them.
 */
@NullMarked
package dev.weir.batch;

import org.jspecify.annotations.NullMarked;
