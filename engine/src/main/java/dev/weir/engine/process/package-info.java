/**
 * Process table functions of users: called for each row of a table and for timers, with what they
 * keep of each partition. Start at {@link dev.weir.engine.process.ProcessOperator}.
 */
@NullMarked
package dev.weir.engine.process;

import org.jspecify.annotations.NullMarked;
