/**
 * Compiles expressions to classes: a filter and its projections become loops over a batch.
 *
 * <p>Start at {@link dev.weir.engine.eval.StageCompiler}; what it gives is opened once for each
 * task. An {@code ...Writer} writes the code of one family of expressions; {@link
 * dev.weir.engine.eval.Emitter} holds what they share. A value lives in local variables: the value
 * itself and, if it can be NULL, an int that is 1 when it is.
 */
@NullMarked
package dev.weir.engine.eval;

import org.jspecify.annotations.NullMarked;
