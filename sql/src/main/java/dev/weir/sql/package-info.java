/** SQL text to plan. Nothing outside this package tree sees Calcite or Flink's parser. */
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
