/**
 * What the conversions of all nodes share. Each kind of node has a package of its own beside this
 * one.
 *
 * <p>Start at {@link dev.weir.sql.node.NodeConversion}.
 */
@NullMarked
package dev.weir.sql.node;

import org.jspecify.annotations.NullMarked;
