package dev.weir.connectors.kafka;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.OptionValues;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages to a topic. With {@code exactly-once}, those from one snapshot to the next are in
 * a transaction, which is committed once the snapshot has been kept.
 */
final class KafkaSink implements Sink {
  private final KafkaTable table;
  private final @Nullable String prefix;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private boolean begun;

  KafkaSink(KafkaTable table) {
    this.table = table;
    OptionValues options = table.options();
    if (!(table.topics() instanceof Topics.Named named) || named.names().size() != 1) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "table \"" + table.name() + "\" can't be written: it is over several topics")
          .withHint("Set the option \"topic\" to one name.");
    }
    boolean once = guarantee(options).equals("exactly-once");
    if (once && !options.isSet(KafkaOptions.TRANSACTION_PREFIX)) {
      throw options
          .missing(KafkaOptions.TRANSACTION_PREFIX)
          .withHint("Delivery \"exactly-once\" needs it; no other job may have the same.");
    }
    this.prefix = once ? options.text(KafkaOptions.TRANSACTION_PREFIX) + "-weir-" : null;
  }

  static String guarantee(OptionValues options) {
    return options.oneOf(KafkaOptions.GUARANTEE, "none", "at-least-once", "exactly-once");
  }

  /** The options of a table that count when it is written. */
  static void check(OptionValues options) {
    guarantee(options);
    if (options.isSet(KafkaOptions.PARALLELISM)) {
      options.integer(KafkaOptions.PARALLELISM, 1);
    }
    CatalogTable table = options.table();
    if (table.options().containsKey(KafkaOptions.PARTITIONER)) {
      options.oneOf(KafkaOptions.PARTITIONER, "default", "fixed", "round-robin");
    }
    boolean keyed = table.options().containsKey(KafkaOptions.KEY_FIELDS);
    if (keyed && "round-robin".equalsIgnoreCase(table.options().get(KafkaOptions.PARTITIONER))) {
      throw options.wrong(
          KafkaOptions.PARTITIONER, "that is for messages without the option \"key.fields\"");
    }
  }

  @Override
  public boolean acceptsUpdates() {
    return table.upserts() || table.parts().value().format().acceptsUpdates();
  }

  @Override
  public boolean single() {
    return "1".equals(table.options().textOrNull(KafkaOptions.PARALLELISM));
  }

  /** Messages of a key are in order, so one task writes them. */
  @Override
  public List<Integer> orderedBy() {
    MessagePart key = table.parts().key();
    return table.upserts() && key != null ? key.columns() : List.of();
  }

  String topic() {
    return ((Topics.Named) table.topics()).names().getFirst();
  }

  KafkaTable table() {
    return table;
  }

  @Override
  public synchronized SinkWriter open(int task) {
    try {
      int partitions = partitions();
      String own = prefix;
      if (!begun && own != null) {
        try (TransactionEnd ends = new TransactionEnd(table)) {
          ends.abortAll(own);
        }
      }
      begun = true;
      return new MessageWriter(this, task, partitions, own == null ? null : own + run + "-" + task);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * How many partitions the topic has. Where the broker makes topics as they are asked for, it
   * does.
   */
  private int partitions() throws InterruptedException {
    try (PartitionLister lister = new PartitionLister(table)) {
      return lister.count();
    } catch (WeirException missing) {
      if (missing.code() != ErrorCode.INVALID_OPTION) {
        throw missing;
      }
      return created(missing);
    }
  }

  private int created(WeirException missing) {
    try (Producer<byte[], byte[]> asking = KafkaClients.asking(table)) {
      List<PartitionInfo> found = asking.partitionsFor(topic());
      return found.size();
    } catch (TimeoutException e) {
      throw missing;
    }
  }

  /** What {@link #commit} must be told of a transaction that has all its messages. */
  String describe(String id) {
    try (TransactionEnd ends = new TransactionEnd(table)) {
      return ends.describe(id).text();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void commit(List<String> prepared) {
    if (prepared.isEmpty()) {
      return;
    }
    try (TransactionEnd ends = new TransactionEnd(table)) {
      for (String text : prepared) {
        ends.commit(TransactionEnd.Open.of(text));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static WeirException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new WeirException(ErrorCode.CANCELLED, "waiting for Kafka was interrupted", e);
  }
}
