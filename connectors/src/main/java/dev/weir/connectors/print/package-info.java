/** The sink {@code print}, which writes each row to the standard output or the standard error. */
@NullMarked
package dev.weir.connectors.print;

import org.jspecify.annotations.NullMarked;
