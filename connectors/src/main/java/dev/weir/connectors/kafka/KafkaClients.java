package dev.weir.connectors.kafka;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Makes clients of a table's brokers. What the table says goes before what is set here. */
final class KafkaClients {
  /** How long a broker is waited for before reading or writing begins. */
  static final int MOST_MILLIS = 15_000;

  /** Messages that one poll gives at most: about as many as a batch has rows. */
  private static final int POLLED = 5_000;

  /**
   * As long as brokers allow by default: a transaction stays open from one snapshot to the next.
   */
  private static final int TRANSACTION_MILLIS = 15 * 60 * 1000;

  private KafkaClients() {}

  /** Hands on the bytes where they lie: a message is copied once, into the block to decode. */
  private static final class Bytes implements Deserializer<ByteBuffer> {
    @Override
    public @Nullable ByteBuffer deserialize(String topic, byte @Nullable [] data) {
      return data == null ? null : ByteBuffer.wrap(data);
    }

    @Override
    public @Nullable ByteBuffer deserialize(
        String topic, Headers headers, @Nullable ByteBuffer data) {
      return data;
    }
  }

  static Admin admin(KafkaTable table) {
    Map<String, Object> config = config(table);
    config.putIfAbsent("default.api.timeout.ms", MOST_MILLIS);
    config.putIfAbsent("request.timeout.ms", MOST_MILLIS);
    return within(table, () -> Admin.create(config));
  }

  static Consumer<ByteBuffer, ByteBuffer> consumer(KafkaTable table, int task) {
    Map<String, Object> config = config(table);
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", table.resetPolicy());
    config.put("group.id", table.group());
    config.put("allow.auto.create.topics", false);
    config.putIfAbsent("max.poll.records", POLLED);
    name(config, table, task);
    return within(table, () -> new KafkaConsumer<>(config, new Bytes(), new Bytes()));
  }

  /** A producer; of transactions if it is given an id for them. */
  static Producer<byte[], byte[]> producer(
      KafkaTable table, int task, @Nullable String transactionalId) {
    Map<String, Object> config = config(table);
    if (!table.upserts() && table.options().text(KafkaOptions.PARTITIONER).equals("round-robin")) {
      config.put("partitioner.class", RoundRobinPartitioner.class);
    }
    if (transactionalId != null) {
      config.put("transactional.id", transactionalId);
      config.putIfAbsent("transaction.timeout.ms", TRANSACTION_MILLIS);
    }
    name(config, table, task);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return within(table, () -> new KafkaProducer<>(config, bytes, bytes));
  }

  /** A producer that asks for a topic, which some brokers make then. */
  static Producer<byte[], byte[]> asking(KafkaTable table) {
    Map<String, Object> config = config(table);
    config.put("max.block.ms", MOST_MILLIS / 3);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return within(table, () -> new KafkaProducer<>(config, bytes, bytes));
  }

  private static void name(Map<String, Object> config, KafkaTable table, int task) {
    config.putIfAbsent("client.id", "weir-" + table.options().table().name().name() + "-" + task);
  }

  private static Map<String, Object> config(KafkaTable table) {
    return new HashMap<>(table.properties());
  }

  /** Makes a client, which finds its own classes by those of this module. */
  private static <T> T within(KafkaTable table, Making<T> making) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(KafkaClients.class.getClassLoader());
    try {
      return making.make();
    } catch (RuntimeException e) {
      throw KafkaFailures.explain(table, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @FunctionalInterface
  private interface Making<T> {
    T make();
  }
}
