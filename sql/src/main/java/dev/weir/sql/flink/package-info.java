/** What Flink cannot run of what Weir can. Start at {@link dev.weir.sql.flink.PatternLimits}. */
@NullMarked
package dev.weir.sql.flink;

import org.jspecify.annotations.NullMarked;
