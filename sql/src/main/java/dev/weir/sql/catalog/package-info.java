/** The names that statements can use: tables, views and materialized views. */
@NullMarked
package dev.weir.sql.catalog;

import org.jspecify.annotations.NullMarked;
