/**
 * Nexmark from a file of JSON lines: events a second from the first byte to the end of the job, in
 * one process, start-up left out. Start at {@link dev.weir.bench.nexmark.NexmarkBench}.
 */
@NullMarked
package dev.weir.bench.nexmark;

import org.jspecify.annotations.NullMarked;
