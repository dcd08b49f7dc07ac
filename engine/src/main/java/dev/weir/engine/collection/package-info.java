/**
 * Functions on arrays, maps, multisets and rows as values: their arguments come in a {@link
 * dev.weir.engine.collection.CallFrame} whatever their types are, so that one way of calling does
 * for all of them.
 *
 * <p>Start at {@link dev.weir.engine.collection.FrameFunction}; {@link
 * dev.weir.engine.collection.CollectionBodies} has them by name. A function object belongs to one
 * place in one task and may keep buffers.
 */
@NullMarked
package dev.weir.engine.collection;

import org.jspecify.annotations.NullMarked;
