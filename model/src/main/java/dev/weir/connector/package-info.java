/**
 * Contracts between the engine and the outside: sources, sinks, formats and their options.
 *
 * <p>Start at {@link dev.weir.connector.Connector}. Implementations are found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.weir.connector;

import org.jspecify.annotations.NullMarked;
