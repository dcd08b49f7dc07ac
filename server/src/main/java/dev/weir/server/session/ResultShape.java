package dev.weir.server.session;

import dev.weir.type.RowType;
import java.time.ZoneId;

/**
 * What the rows of a SELECT look like: their columns, whether there are only inserts, whether only
 * the final rows are wanted (as in Flink's batch mode), whether the result ends by itself, and the
 * zone in which TIMESTAMP_LTZ is printed.
 */
public record ResultShape(
    RowType schema, boolean insertOnly, boolean finalRowsOnly, boolean bounded, ZoneId zone) {}
