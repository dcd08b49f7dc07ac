/**
 * From SQL text to statements and plans. The only public door of the module: start at {@link
 * dev.weir.sql.SqlCompiler}. Only this module knows Calcite and Flink's parser; neither shows in a
 * public signature.
 */
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
