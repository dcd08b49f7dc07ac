package dev.weir.connectors.kafka;

import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import dev.weir.connectors.format.RowFaults;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.function.LongUnaryOperator;

/** Fails at the first message that can't be read, or gives such messages to the engine. */
final class MessageFaults implements RowFaults {
  private final String table;
  private final PartitionRange range;
  private final boolean ignore;
  private final SourceContext context;
  private final LongUnaryOperator offsetOf;

  /** {@code offsetOf}: the offset of the message that a byte of the block belongs to. */
  MessageFaults(
      String table,
      PartitionRange range,
      boolean ignore,
      SourceContext context,
      LongUnaryOperator offsetOf) {
    this.table = table;
    this.range = range;
    this.ignore = ignore;
    this.context = context;
    this.offsetOf = offsetOf;
  }

  @Override
  public String origin() {
    return range.topic() + "-" + range.partition();
  }

  @Override
  public void report(long position, String field, String reason, String text) {
    String place = origin() + "@" + offsetOf.applyAsLong(position);
    if (ignore) {
      context.reject(new RejectedRow(table, place, -1, field, reason, text));
      return;
    }
    String where = field.isEmpty() ? "" : " in field \"" + field + "\"";
    throw new WeirException(
            ErrorCode.MALFORMED_ROW, "row can't be read: " + reason + where + " (" + place + ")")
        .withHint("The row is: " + text);
  }
}
