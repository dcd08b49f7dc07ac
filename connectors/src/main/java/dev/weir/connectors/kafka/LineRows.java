package dev.weir.connectors.kafka;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes rows of many messages in one call of the decoder, as if they were the lines of a file: for
 * rows of which nothing but values is asked, which need not be told apart by message. It pays since
 * a call costs as much as the fields of a short message.
 */
final class LineRows {
  private final RowDecoder values;
  private final boolean blanks;
  private final MessageBytes bytes = new MessageBytes();
  private int[] starts = new int[1024];
  private long[] offsets = new long[1024];
  private int count;
  private int first;

  private LineRows(
      KafkaTable table, AskedColumns columns, PartitionRange range, SourceContext context) {
    MessagePart value = table.parts().value();
    RowFormat format = value.format();
    this.blanks = format.lineEndsAreBlanks();
    boolean ignore = format.ignoresParseErrors(value.values());
    this.values =
        format.decoder(
            value.values(),
            columns.value().paths(),
            columns.value().schema(),
            new MessageFaults(table.name(), range, ignore, context, this::offsetAt));
  }

  /** Whether messages of a table can be read so. */
  static boolean fits(KafkaTable table, AskedColumns columns) {
    MessagePart value = table.parts().value();
    return !table.upserts()
        && columns.key().isEmpty()
        && columns.told().isEmpty()
        && value.format().lineEndsAreBlanks()
        && !value.format().readsNull();
  }

  static LineRows of(
      KafkaTable table, AskedColumns columns, PartitionRange range, SourceContext context) {
    return new LineRows(table, columns, range, context);
  }

  /**
   * Takes messages to make rows of, once those before are worked off; rows of the first are left
   * out.
   */
  void take(List<ConsumerRecord<ByteBuffer, ByteBuffer>> messages, int passed) {
    bytes.clear();
    count = 0;
    first = 0;
    if (starts.length < messages.size()) {
      starts = new int[messages.size()];
      offsets = new long[messages.size()];
    }
    for (ConsumerRecord<ByteBuffer, ByteBuffer> message : messages) {
      ByteBuffer value = message.value();
      if (value != null) {
        starts[count] = bytes.end();
        offsets[count++] = message.offset();
        bytes.add(value, blanks);
      }
    }
    bytes.show(0);
    bytes.block.rowsTaken = passed;
  }

  boolean isEmpty() {
    return first == count;
  }

  /** The offset of the message that is next. */
  long offset() {
    return offsets[first];
  }

  /** How many rows of that message have been taken. */
  int taken() {
    return bytes.block.rowsTaken;
  }

  private long offsetAt(long position) {
    int found = Arrays.binarySearch(starts, 0, count, (int) position);
    return offsets[found >= 0 ? found : -found - 2];
  }

  /** Adds rows until the batch is full or no message is left. */
  void read(Batch batch) {
    values.decode(bytes.block, batch);
    int position = bytes.block.position;
    if (position >= bytes.block.limit) {
      first = count;
      return;
    }
    int found = Arrays.binarySearch(starts, first, count, position);
    first = found >= 0 ? found : -found - 2;
  }
}
