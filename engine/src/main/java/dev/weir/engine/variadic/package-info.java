/**
 * Functions that take any number of arguments of any type: a call site collects them in {@link
 * dev.weir.engine.variadic.Arguments}, and the body reads them from there.
 */
@NullMarked
package dev.weir.engine.variadic;

import org.jspecify.annotations.NullMarked;
