/**
 * Rows held in memory: copies of batches, and a bounded source that reads them, for tables that
 * Weir itself fills. Start at {@link dev.weir.server.rows.StoredRows}.
 */
@NullMarked
package dev.weir.server.rows;

import org.jspecify.annotations.NullMarked;
