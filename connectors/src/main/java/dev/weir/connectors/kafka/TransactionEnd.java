package dev.weir.connectors.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.BootstrapConfiguration;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.EndTxnResponse;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;

/**
 * Ends transactions whose producer is no more: commits what a snapshot holds, and aborts what was
 * left open.
 *
 * <p>Kafka's producers can only end what they began themselves, which after a restore is nothing.
 * So the request is sent by hand. A transaction has an id of its own, never used twice; so to
 * commit it again does no harm, and the answer tells for sure whether it was committed.
 */
final class TransactionEnd implements AutoCloseable {
  private static final int MOST_TRIES = 50;
  private static final int BUFFER = 64 * 1024;

  private final KafkaTable table;
  private final Admin admin;

  TransactionEnd(KafkaTable table) {
    this.table = table;
    this.admin = KafkaClients.admin(table);
  }

  /** A transaction that waits for its end, as snapshots spell it: producer, epoch and id. */
  record Open(String id, long producer, short epoch) {
    static Open of(String text) {
      String[] parts = text.split(" ", 3);
      return new Open(parts[2], Long.parseLong(parts[0]), Short.parseShort(parts[1]));
    }

    String text() {
      return producer + " " + epoch + " " + id;
    }
  }

  /** What the broker knows of a transaction that has messages. */
  Open describe(String id) throws InterruptedException {
    TransactionDescription found = description(id);
    return new Open(id, found.producerId(), (short) found.producerEpoch());
  }

  private TransactionDescription description(String id) throws InterruptedException {
    try {
      return admin.describeTransactions(List.of(id)).description(id).get();
    } catch (ExecutionException e) {
      if (KafkaFailures.cause(e) instanceof TransactionalIdNotFoundException) {
        throw lost(id, e);
      }
      throw KafkaFailures.explain(table, e);
    }
  }

  /** Aborts all transactions that are open and whose ids begin so. */
  void abortAll(String prefix) throws InterruptedException {
    try {
      ListTransactionsOptions open =
          new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
      List<String> left =
          admin.listTransactions(open).all().get().stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith(prefix))
              .toList();
      if (!left.isEmpty()) {
        admin.fenceProducers(left).all().get();
      }
    } catch (ExecutionException e) {
      throw KafkaFailures.explain(table, e);
    }
  }

  /** Commits a transaction. May be repeated. */
  void commit(Open open) throws InterruptedException {
    for (int i = 0; i < MOST_TRIES; i++) {
      Errors error = commitOnce(open, coordinator(open.id()));
      switch (error) {
        case NONE -> {
          return;
        }
        case CONCURRENT_TRANSACTIONS,
            COORDINATOR_LOAD_IN_PROGRESS,
            COORDINATOR_NOT_AVAILABLE,
            NOT_COORDINATOR ->
            Thread.sleep(100);
        case INVALID_TXN_STATE,
            INVALID_PRODUCER_EPOCH,
            INVALID_PRODUCER_ID_MAPPING,
            PRODUCER_FENCED ->
            throw lost(open.id(), error.exception());
        default -> throw KafkaFailures.explain(table, error.exception());
      }
    }
    throw KafkaFailures.explain(table, Errors.REQUEST_TIMED_OUT.exception());
  }

  private WeirException lost(String id, Throwable cause) {
    return new WeirException(
            ErrorCode.IO_FAILED,
            "transaction \""
                + id
                + "\" of table \""
                + table.name()
                + "\" can't be committed any more: the broker has aborted or forgotten it",
            cause)
        .withHint(
            "Restore sooner than 'properties.transaction.timeout.ms' after the snapshot, or raise"
                + " it.");
  }

  private Node coordinator(String id) throws InterruptedException {
    int number = description(id).coordinatorId();
    try {
      for (Node node : admin.describeCluster().nodes().get()) {
        if (node.id() == number) {
          return node;
        }
      }
    } catch (ExecutionException e) {
      throw KafkaFailures.explain(table, e);
    }
    throw KafkaFailures.explain(table, Errors.COORDINATOR_NOT_AVAILABLE.exception());
  }

  private Errors commitOnce(Open open, Node node) {
    Map<String, Object> given = new HashMap<>(table.properties());
    AdminClientConfig config = new AdminClientConfig(given);
    LogContext log = new LogContext();
    try (Metrics metrics = new Metrics();
        NetworkClient client = client(config, metrics, node, log)) {
      if (!NetworkClientUtils.awaitReady(client, node, Time.SYSTEM, KafkaClients.MOST_MILLIS)) {
        throw KafkaFailures.explain(table, Errors.REQUEST_TIMED_OUT.exception());
      }
      EndTxnRequestData data =
          new EndTxnRequestData()
              .setTransactionalId(open.id())
              .setProducerId(open.producer())
              .setProducerEpoch(open.epoch())
              .setCommitted(true);
      ClientRequest request =
          client.newClientRequest(
              node.idString(),
              new EndTxnRequest.Builder(data, true),
              Time.SYSTEM.milliseconds(),
              true,
              KafkaClients.MOST_MILLIS,
              null);
      return ((EndTxnResponse)
              NetworkClientUtils.sendAndReceive(client, request, Time.SYSTEM).responseBody())
          .error();
    } catch (IOException e) {
      return Errors.COORDINATOR_NOT_AVAILABLE;
    }
  }

  private static NetworkClient client(
      AdminClientConfig config, Metrics metrics, Node node, LogContext log) {
    Selector selector =
        new Selector(
            KafkaClients.MOST_MILLIS,
            metrics,
            Time.SYSTEM,
            "weir-transaction",
            ClientUtils.createChannelBuilder(config, Time.SYSTEM, log),
            log);
    return new NetworkClient(
        selector,
        new ManualMetadataUpdater(List.of(node)),
        "weir-transaction",
        1,
        100,
        1000,
        BUFFER,
        BUFFER,
        KafkaClients.MOST_MILLIS,
        KafkaClients.MOST_MILLIS,
        KafkaClients.MOST_MILLIS,
        Time.SYSTEM,
        true,
        new ApiVersions(),
        log,
        MetadataRecoveryStrategy.NONE,
        BootstrapConfiguration.DISABLED,
        false);
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(100));
  }
}
