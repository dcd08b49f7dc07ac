/**
 * Carries out statements: keeps the catalog and the settings, and starts jobs on the engine.
 *
 * <p>Start at {@link dev.weir.server.session.Session}. A script runs statement by statement, but
 * materialized views and INSERTs wait for each other and start together, so that they share what
 * they read. Whoever runs a script hears about it through {@link dev.weir.server.session.Results}.
 */
@NullMarked
package dev.weir.server.session;

import org.jspecify.annotations.NullMarked;
