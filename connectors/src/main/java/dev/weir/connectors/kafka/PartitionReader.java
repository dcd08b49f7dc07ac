package dev.weir.connectors.kafka;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a partition: makes rows of what its task's feed has polled. */
final class PartitionReader implements SplitReader {
  private final PartitionRange range;
  private final PartitionFeed feed;
  private final SourceContext context;
  private final TopicPartition partition;
  private final MessageRows messages;
  private final @Nullable LineRows lines;
  private long next;
  private int passed;

  PartitionReader(
      KafkaTable table,
      AskedColumns columns,
      PartitionRange range,
      PartitionFeed feed,
      SourceContext context) {
    this.range = range;
    this.feed = feed;
    this.context = context;
    this.partition = new TopicPartition(range.topic(), range.partition());
    this.messages = new MessageRows(table, columns, range, context);
    this.lines = LineRows.fits(table, columns) ? LineRows.of(table, columns, range, context) : null;
    this.next = range.start();
    this.passed = range.taken();
    if (next < range.end()) {
      feed.add(partition, next);
    }
  }

  @Override
  public Status read(Batch batch) {
    feed.done(partition, position());
    while (isEmpty()) {
      if (next >= range.end()) {
        return Status.END;
      }
      PartitionFeed.Polled polled = feed.next(partition);
      if (polled == null) {
        return Status.IDLE;
      }
      take(polled);
    }
    if (lines != null) {
      lines.read(batch);
    } else {
      messages.read(batch);
    }
    return Status.MORE;
  }

  private void take(PartitionFeed.Polled polled) {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> wanted = polled.messages();
    int count = wanted.size();
    while (count > 0 && wanted.get(count - 1).offset() >= range.end()) {
      count--;
    }
    wanted = wanted.subList(0, count);
    long bytes = 0;
    for (ConsumerRecord<ByteBuffer, ByteBuffer> message : wanted) {
      bytes += Math.max(0, message.serializedValueSize());
    }
    context.bytesRead(bytes);
    if (lines != null) {
      lines.take(wanted, passed);
    } else {
      messages.take(wanted, passed);
    }
    passed = wanted.isEmpty() ? passed : 0;
    next = polled.next();
  }

  private boolean isEmpty() {
    return lines != null ? lines.isEmpty() : messages.isEmpty();
  }

  private long position() {
    if (isEmpty()) {
      return next;
    }
    return lines != null ? lines.offset() : messages.offset();
  }

  @Override
  public Split rest() {
    int taken = isEmpty() ? passed : lines != null ? lines.taken() : messages.taken();
    return range.from(position(), taken).toSplit();
  }

  @Override
  public void close() {
    feed.remove(partition);
  }
}
