/**
 * The meaning of expressions a second time, slow and plain, and random expressions that compare it
 * with the engine.
 *
 * <p>Start at {@link dev.weir.tests.reference.Reference}: it walks an expression tree over Java
 * objects and leaves the work to {@code java.time}, {@code BigDecimal} and {@code String}. It
 * shares no code with the engine. Where Flink promises nothing it throws {@link
 * dev.weir.tests.reference.Unspecified}, and the engine may do as it likes.
 */
@NullMarked
package dev.weir.tests.reference;

import org.jspecify.annotations.NullMarked;
