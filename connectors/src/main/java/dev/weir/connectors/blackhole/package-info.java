/** The sink {@code blackhole}, which takes rows and does nothing with them: to measure queries. */
@NullMarked
package dev.weir.connectors.blackhole;

import org.jspecify.annotations.NullMarked;
