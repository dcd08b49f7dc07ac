package dev.weir.connectors.kafka;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowKind;
import dev.weir.batch.Slice;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Types;
import dev.weir.value.MapView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one task as messages. */
final class MessageWriter implements SinkWriter {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final KafkaSink sink;
  private final KafkaTable table;
  private final int task;
  private final @Nullable String idPrefix;
  private final @Nullable Integer partition;
  private final MessagePart value;
  private final @Nullable MessagePart key;
  private final RowEncoder values;
  private final @Nullable RowEncoder keys;
  private final boolean nullIsValue;
  private final int timestamps;
  private final int headers;
  private final ByteBuilder bytes = new ByteBuilder();
  private final MapView map =
      new MapView(Types.STRING.withNullable(false), Types.BYTES.withNullable(false));
  private final Map<ByteBuffer, byte[]> takenBack = new LinkedHashMap<>();
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable String id;
  private volatile @Nullable Exception failure;
  private int transactions;
  private boolean written;

  /** {@code idPrefix}: what ids of transactions begin with; null: there are none. */
  MessageWriter(KafkaSink sink, int task, int partitions, @Nullable String idPrefix) {
    this.sink = sink;
    this.table = sink.table();
    this.task = task;
    this.idPrefix = idPrefix;
    this.value = table.parts().value();
    this.key = table.parts().key();
    this.values = value.format().encoder(value.values());
    this.keys = key == null ? null : key.format().encoder(key.values());
    this.nullIsValue = value.format().readsNull();
    this.partition = table.isFixed() ? task % partitions : null;
    List<String> metadata = new ArrayList<>(table.options().table().metadata().values());
    int physical = table.options().table().columns().size();
    this.timestamps = place(metadata, KafkaMetadata.TIMESTAMP, physical);
    this.headers = place(metadata, KafkaMetadata.HEADERS, physical);
  }

  private static int place(List<String> metadata, KafkaMetadata what, int physical) {
    int place = metadata.indexOf(what.key());
    return place < 0 ? -1 : physical + place;
  }

  @Override
  public void write(Batch batch) {
    check();
    Producer<byte[], byte[]> open = producer();
    Batch valueRows = part(batch, value);
    MessagePart keyPart = key;
    Batch keyRows = keyPart == null ? batch : part(batch, keyPart);
    for (int row = 0; row < batch.size(); row++) {
      if (table.upserts()) {
        upsert(open, batch, keyRows, valueRows, row);
      } else {
        send(open, message(batch, row, key(keyRows, row), value(valueRows, row)));
      }
    }
    for (byte[] gone : takenBack.values()) {
      send(open, new ProducerRecord<>(sink.topic(), partition, gone, null));
    }
    takenBack.clear();
  }

  private static Batch part(Batch batch, MessagePart part) {
    Column[] columns = part.columns().stream().map(batch::column).toArray(Column[]::new);
    Batch rows = new Batch(columns, batch.capacity(), batch.kinds());
    rows.setSize(batch.size());
    return rows;
  }

  /**
   * A row that is taken back is followed by another of its key, mostly; only if none comes in the
   * batch, the key is without a row.
   */
  private void upsert(
      Producer<byte[], byte[]> open, Batch batch, Batch keyRows, Batch valueRows, int row) {
    byte[] itsKey = key(keyRows, row);
    byte kind = batch.kind(row);
    if (kind == RowKind.UPDATE_BEFORE) {
      takenBack.put(ByteBuffer.wrap(itsKey), itsKey);
      return;
    }
    if (!takenBack.isEmpty()) {
      takenBack.remove(ByteBuffer.wrap(itsKey));
    }
    byte[] its = kind == RowKind.DELETE ? null : value(valueRows, row);
    send(open, message(batch, row, itsKey, its));
  }

  private byte @Nullable [] value(Batch rows, int row) {
    if (nullIsValue && rows.column(0).isNull(row)) {
      return null;
    }
    return encoded(values, rows, row);
  }

  private byte @Nullable [] key(Batch rows, int row) {
    RowEncoder encoder = keys;
    return encoder == null ? null : encoded(encoder, rows, row);
  }

  private byte[] encoded(RowEncoder encoder, Batch rows, int row) {
    bytes.clear();
    encoder.encode(rows, row, bytes);
    // a message has no line end
    return Arrays.copyOf(bytes.data, bytes.length() - 1);
  }

  private ProducerRecord<byte[], byte[]> message(
      Batch batch, int row, byte @Nullable [] itsKey, byte @Nullable [] its) {
    Long time = null;
    if (timestamps >= 0 && !batch.column(timestamps).isNull(row)) {
      time = ((LongColumn) batch.column(timestamps)).values[row];
    }
    List<Header> itsHeaders = headers < 0 ? List.of() : headers(batch, row);
    return new ProducerRecord<>(sink.topic(), partition, time, itsKey, its, itsHeaders);
  }

  private List<Header> headers(Batch batch, int row) {
    List<Header> all = new ArrayList<>();
    BytesColumn column = (BytesColumn) batch.column(headers);
    if (column.isNull(row)) {
      return all;
    }
    map.set(column.data, column.offsets[row], column.lengths[row]);
    Slice name = new Slice();
    Slice content = new Slice();
    for (int i = 0; i < map.size(); i++) {
      map.keys().bytesAt(i, name);
      map.values().bytesAt(i, content);
      String header = new String(name.data, name.offset, name.length, StandardCharsets.UTF_8);
      byte[] data =
          Arrays.copyOfRange(content.data, content.offset, content.offset + content.length);
      all.add(new RecordHeader(header, data));
    }
    return all;
  }

  private void send(Producer<byte[], byte[]> open, ProducerRecord<byte[], byte[]> message) {
    written = true;
    try {
      // what comes of it is told to the callback
      var _ =
          open.send(
              message,
              (known, error) -> {
                if (error != null && failure == null) {
                  failure = error;
                }
              });
    } catch (RuntimeException e) {
      throw KafkaFailures.explain(table, e);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      return open;
    }
    String prefix = idPrefix;
    id = prefix == null ? null : prefix + "-" + transactions++;
    open = KafkaClients.producer(table, task, id);
    producer = open;
    if (id != null) {
      try {
        open.initTransactions();
        open.beginTransaction();
      } catch (RuntimeException e) {
        throw KafkaFailures.explain(table, e);
      }
    }
    return open;
  }

  private void check() {
    Exception known = failure;
    if (known != null) {
      throw KafkaFailures.explain(table, known);
    }
  }

  /** The client hands on what it has by itself, within {@code linger.ms}. */
  @Override
  public void flush() {
    check();
  }

  @Override
  public List<String> prepare() {
    Producer<byte[], byte[]> open = producer;
    if (open == null || !written) {
      return List.of();
    }
    try {
      open.flush();
    } catch (RuntimeException e) {
      throw KafkaFailures.explain(table, e);
    }
    check();
    written = false;
    String transaction = id;
    if (transaction == null) {
      return List.of();
    }
    producer = null;
    // closed at once, a producer leaves its transaction as it is: the sink commits it
    open.close(Duration.ZERO);
    return List.of(sink.describe(transaction));
  }

  @Override
  public void close() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      // given time, it aborts its transaction
      open.close(GOODBYE);
    }
  }
}
