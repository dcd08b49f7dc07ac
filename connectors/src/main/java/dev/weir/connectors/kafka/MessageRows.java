package dev.weir.connectors.kafka;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowKind;
import dev.weir.connector.SourceContext;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFormat;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Types;
import dev.weir.value.MapBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of messages, one message after the other. Mostly a message is a row; formats of
 * changes make several of one, and a message without a value makes none unless the format or the
 * connector knows what it means.
 */
final class MessageRows {
  private final AskedColumns columns;
  private final boolean upserts;
  private final RowFormat valueFormat;
  private final boolean blanks;
  private final boolean nullIsRow;
  private final RowDecoder values;
  private final @Nullable RowDecoder keys;
  private final MessageBytes valueBytes = new MessageBytes();
  private final MessageBytes keyBytes = new MessageBytes();
  private final MapBuilder headers =
      new MapBuilder(Types.STRING.withNullable(false), Types.BYTES.withNullable(false));
  private final ByteBuilder headerBytes = new ByteBuilder();

  private List<ConsumerRecord<ByteBuffer, ByteBuffer>> messages = List.of();
  private int next;
  private boolean begun;
  private int takenBefore;

  MessageRows(KafkaTable table, AskedColumns columns, PartitionRange range, SourceContext context) {
    this.columns = columns;
    this.upserts = table.upserts();
    MessagePart value = table.parts().value();
    this.valueFormat = value.format();
    this.blanks = valueFormat.lineEndsAreBlanks();
    this.nullIsRow = valueFormat.readsNull();
    boolean ignore = valueFormat.ignoresParseErrors(value.values());
    String name = table.name();
    MessageFaults faults = new MessageFaults(name, range, ignore, context, at -> offset());
    this.values =
        valueFormat.messageDecoder(
            value.values(), columns.value().paths(), columns.value().schema(), faults);
    MessagePart key = table.parts().key();
    if (key == null || columns.key().isEmpty()) {
      this.keys = null;
    } else {
      boolean ignoreKey = key.format().ignoresParseErrors(key.values());
      this.keys =
          key.format()
              .messageDecoder(
                  key.values(),
                  columns.key().paths(),
                  columns.key().schema(),
                  new MessageFaults(name, range, ignoreKey, context, at -> offset()));
    }
  }

  /**
   * Takes messages to make rows of, once those before are worked off; rows of the first are left
   * out.
   */
  void take(List<ConsumerRecord<ByteBuffer, ByteBuffer>> further, int passed) {
    messages = further;
    next = 0;
    begun = false;
    takenBefore = passed;
  }

  /** Whether all messages are worked off. */
  boolean isEmpty() {
    return next == messages.size();
  }

  /** The offset of the message that is next. */
  long offset() {
    return messages.get(next).offset();
  }

  /** How many rows of that message have been taken. */
  int taken() {
    return begun ? valueBytes.block.rowsTaken : takenBefore;
  }

  /** Adds rows until the batch is full or no message is left. */
  void read(Batch batch) {
    Batch values = columns.value().of(batch);
    Batch keys = columns.key().of(batch);
    if (!begun) {
      valueBytes.clear();
    }
    keyBytes.clear();
    while (next < messages.size() && !batch.isFull()) {
      ConsumerRecord<ByteBuffer, ByteBuffer> message = messages.get(next);
      int before = batch.size();
      values.setSize(before);
      boolean whole = value(message, values);
      int after = values.size();
      if (after > before && this.keys != null && !key(message, this.keys, keys, before, after)) {
        forget(values, before, after);
        after = before;
      }
      for (AskedColumns.Told told : columns.told()) {
        tell(message, told.what(), batch.column(told.place()), before, after);
      }
      batch.setSize(after);
      if (!whole) {
        return;
      }
      next++;
      begun = false;
      takenBefore = 0;
    }
  }

  /** Makes rows of the value; false if the batch is full before its end. */
  private boolean value(ConsumerRecord<ByteBuffer, ByteBuffer> message, Batch rows) {
    ByteBuffer value = message.value();
    if (value == null) {
      if (upserts || nullIsRow) {
        nulls(rows, rows.size());
      }
      return true;
    }
    if (!begun) {
      int start = valueBytes.end();
      valueBytes.add(value, blanks);
      valueBytes.showWithoutEnd(start);
      valueBytes.block.rowsTaken = takenBefore;
      begun = true;
    }
    values.decode(valueBytes.block, rows);
    return valueBytes.block.position >= valueBytes.block.limit;
  }

  private static void nulls(Batch rows, int row) {
    for (int i = 0; i < rows.columnCount(); i++) {
      rows.column(i).nulls().set(row);
    }
    byte[] kinds = rows.kinds();
    if (kinds != null) {
      kinds[row] = RowKind.INSERT;
    }
    rows.setSize(row + 1);
  }

  /** Reads the key into the rows of a message; false if there is none that can be read. */
  private boolean key(
      ConsumerRecord<ByteBuffer, ByteBuffer> message,
      RowDecoder decoder,
      Batch rows,
      int before,
      int after) {
    ByteBuffer key = message.key();
    if (key == null) {
      return false;
    }
    rows.setSize(before);
    int start = keyBytes.end();
    keyBytes.add(key, true);
    keyBytes.showWithoutEnd(start);
    decoder.decode(keyBytes.block, rows);
    if (rows.size() == before) {
      return false;
    }
    for (int row = before + 1; row < after; row++) {
      for (int i = 0; i < rows.columnCount(); i++) {
        repeat(rows.column(i), before, row);
      }
    }
    return true;
  }

  private static void repeat(Column column, int from, int to) {
    if (column instanceof BytesColumn bytes) {
      bytes.nulls().set(to, bytes.isNull(from));
      bytes.setSlice(to, bytes.offsets[from], bytes.lengths[from]);
    } else {
      column.copy(column, from, to);
    }
  }

  private static void forget(Batch rows, int before, int after) {
    for (int i = 0; i < rows.columnCount(); i++) {
      for (int row = before; row < after; row++) {
        rows.column(i).nulls().set(row, false);
      }
    }
    rows.setSize(before);
  }

  private void tell(
      ConsumerRecord<ByteBuffer, ByteBuffer> message,
      KafkaMetadata what,
      Column column,
      int before,
      int after) {
    for (int row = before; row < after; row++) {
      switch (what) {
        case TOPIC -> text((BytesColumn) column, row, message.topic());
        case PARTITION -> ((LongColumn) column).values[row] = message.partition();
        case HEADERS -> headers(message, (BytesColumn) column, row);
        case LEADER_EPOCH -> {
          if (message.leaderEpoch().isPresent()) {
            ((LongColumn) column).values[row] = message.leaderEpoch().get();
          } else {
            column.nulls().set(row);
          }
        }
        case OFFSET -> ((LongColumn) column).values[row] = message.offset();
        case TIMESTAMP -> ((LongColumn) column).values[row] = message.timestamp();
        case GONE -> ((LongColumn) column).values[row] = message.value() == null ? 1 : 0;
        case TIMESTAMP_TYPE -> text((BytesColumn) column, row, message.timestampType().toString());
      }
    }
  }

  private static void text(BytesColumn column, int row, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    column.append(row, bytes, 0, bytes.length);
  }

  /** Of headers with the same key, the last one counts. */
  private void headers(
      ConsumerRecord<ByteBuffer, ByteBuffer> message, BytesColumn column, int row) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (Header header : message.headers()) {
      entries.put(header.key(), header.value() == null ? new byte[0] : header.value());
    }
    headers.start();
    entries.forEach((name, value) -> {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      headers.keys().addBytes(bytes, 0, bytes.length);
      headers.values().addBytes(value, 0, value.length);
    });
    headerBytes.clear();
    headers.finish(headerBytes);
    column.append(row, headerBytes.data, 0, headerBytes.length());
  }
}
