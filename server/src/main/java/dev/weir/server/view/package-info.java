/**
 * The materialized views that run in this process, by name, and the connector that lets a query
 * read their present rows. Start at {@link dev.weir.server.view.ViewRegistry}.
 */
@NullMarked
package dev.weir.server.view;

import org.jspecify.annotations.NullMarked;
