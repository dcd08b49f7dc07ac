/**
 * What the reading side of a job needs beyond connectors: constant rows, and the queue from which
 * tasks take splits. Start at {@link dev.weir.engine.source.SplitQueue}.
 */
@NullMarked
package dev.weir.engine.source;

import org.jspecify.annotations.NullMarked;
