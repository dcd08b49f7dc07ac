/** Definitions of tables and views as the user wrote them, resolved to types. */
@NullMarked
package dev.weir.catalog;

import org.jspecify.annotations.NullMarked;
