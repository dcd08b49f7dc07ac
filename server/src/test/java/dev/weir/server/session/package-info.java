/** Tests of sessions: whole scripts against the real compiler, engine and connectors. */
@NullMarked
package dev.weir.server.session;

import org.jspecify.annotations.NullMarked;
