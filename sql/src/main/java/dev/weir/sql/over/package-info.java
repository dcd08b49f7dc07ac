/** OVER in projections. Start at {@link dev.weir.sql.over.OverConversion}. */
@NullMarked
package dev.weir.sql.over;

import org.jspecify.annotations.NullMarked;
