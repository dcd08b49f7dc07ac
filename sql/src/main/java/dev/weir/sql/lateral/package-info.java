/**
 * Rows made of a row: UNNEST, alone in FROM and joined with the table whose column it opens. Start
 * at {@link dev.weir.sql.lateral.LateralConversion}.
 */
@NullMarked
package dev.weir.sql.lateral;

import org.jspecify.annotations.NullMarked;
