/**
 * Plans that read and carry only the columns, and the nested fields, that are needed. Start at
 * {@link dev.weir.sql.prune.ColumnPruning}.
 */
@NullMarked
package dev.weir.sql.prune;

import org.jspecify.annotations.NullMarked;
