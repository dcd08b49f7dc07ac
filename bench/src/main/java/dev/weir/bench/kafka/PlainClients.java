package dev.weir.bench.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's clients with nothing around them; a thread, a consumer and a producer for each partition.
 *
 * @param from what is polled, unless it is named {@value PlainProcess#NONE}
 * @param into what is written, unless it is
 * @param messages how many are written
 * @param events how many a run stands for; as many as are polled
 * @param transactions whether they are written in transactions, of a second each
 */
record PlainClients(
    BenchTopic from, BenchTopic into, long messages, long events, boolean transactions) {
  private static final int SAMPLED = 100_000;
  private static final long TRANSACTION_NANOS = 1_000_000_000L;
  private static final int LOOK = 1_000;

  /** The first messages of a topic, to send again and again to another. */
  static List<ProducerRecord<byte[], byte[]>> sample(BenchTopic topic, BenchTopic into) {
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    topic.read(
        topic.all(),
        message -> {
          if (messages.size() < SAMPLED) {
            messages.add(new ProducerRecord<>(into.name(), message.key(), message.value()));
          }
        });
    return messages;
  }

  void run(List<ProducerRecord<byte[], byte[]>> sample) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(from.partitions())) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < from.partitions(); i++) {
        int part = i;
        parts.add(threads.submit(() -> run(part, sample)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(int part, List<ProducerRecord<byte[], byte[]>> sample) {
    boolean reads = !from.name().equals(PlainProcess.NONE);
    if (sample.isEmpty()) {
      from.read(from.all().subList(part, part + 1), message -> {});
      return;
    }
    long parts = from.partitions();
    long mine = messages / parts + (part < messages % parts ? 1 : 0);
    long polled = events / parts + (part < events % parts ? 1 : 0);
    try (Sending sending = new Sending(sample)) {
      if (reads) {
        from.read(
            from.all().subList(part, part + 1),
            message -> sending.upTo(mine * (message.offset() + 1) / polled));
      } else {
        sending.upTo(mine);
      }
    }
  }

  /** One producer's messages. */
  private final class Sending implements AutoCloseable {
    private final List<ProducerRecord<byte[], byte[]>> sample;
    private final KafkaProducer<byte[], byte[]> producer;
    private long begun = System.nanoTime();
    private long sent;

    Sending(List<ProducerRecord<byte[], byte[]>> sample) {
      this.sample = sample;
      Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", into.address()));
      if (transactions) {
        config.put("transactional.id", "plain-" + UUID.randomUUID());
      }
      this.producer =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      if (transactions) {
        producer.initTransactions();
        producer.beginTransaction();
      }
    }

    void upTo(long count) {
      while (sent < count) {
        var _ = producer.send(sample.get((int) (sent % sample.size())));
        sent++;
        if (transactions && sent % LOOK == 0 && System.nanoTime() - begun > TRANSACTION_NANOS) {
          producer.commitTransaction();
          producer.beginTransaction();
          begun = System.nanoTime();
        }
      }
    }

    @Override
    public void close() {
      if (transactions) {
        producer.commitTransaction();
      }
      producer.close();
    }
  }
}
