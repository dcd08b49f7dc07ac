/**
 * The bodies of the scalar functions: static methods over primitives and byte runs, one family a
 * file.
 *
 * <p>Start at {@link dev.weir.engine.function.Bodies}, which says by what rules compiled
 * expressions call them. A body never sees NULL; one that may give NULL returns whether there is a
 * value. Operators that are a few machine instructions have no body: the compiler writes them in
 * place.
 */
@NullMarked
package dev.weir.engine.function;

import org.jspecify.annotations.NullMarked;
