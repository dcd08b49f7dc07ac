/**
 * Joins of rows with the rows that a table function makes of them. Nothing is kept from row to row.
 * Start at {@link dev.weir.engine.lateral.TableFunctionOperator}; a function of another kind is
 * another {@link dev.weir.engine.lateral.RowMaker}.
 */
@NullMarked
package dev.weir.engine.lateral;

import org.jspecify.annotations.NullMarked;
