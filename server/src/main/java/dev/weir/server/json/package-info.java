/**
 * JSON as Weir writes it, straight into bytes: rows for the command line and for pages. Start at
 * {@link dev.weir.server.json.JsonCells} for values and at {@link dev.weir.server.json.JsonWriter}
 * for documents.
 */
@NullMarked
package dev.weir.server.json;

import org.jspecify.annotations.NullMarked;
