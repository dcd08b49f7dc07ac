/**
 * Nexmark from a file of JSON lines or from Weir's generator: events a second from the first byte
 * to the end of the job, start-up left out, for several queries in one process or for one in a
 * process of its own. Start at {@link dev.weir.bench.nexmark.QueryRuns}.
 */
@NullMarked
package dev.weir.bench.nexmark;

import org.jspecify.annotations.NullMarked;
