package dev.weir.bench.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of the benchmark, as Kafka's own client sees it. */
record BenchTopic(String address, String name, int partitions) {
  /** Messages that one poll gives at most; as many as Weir asks for. */
  static final int POLLED = 5_000;

  /** Files of a topic that was deleted go at once, not while another is measured. */
  private static final Map<String, String> GONE_AT_ONCE = Map.of("file.delete.delay.ms", "0");

  private static final Duration POLL = Duration.ofMillis(200);

  /** Makes the topic, which must not be there yet. */
  BenchTopic create() throws InterruptedException {
    try (Admin admin = admin()) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1);
      admin.createTopics(List.of(topic.configs(GONE_AT_ONCE))).all().get();
      return this;
    } catch (ExecutionException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "topic \"" + name + "\" can't be made: " + e.getCause(), e);
    }
  }

  void delete() throws InterruptedException {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(name)).all().get();
    } catch (ExecutionException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "topic \"" + name + "\" can't be deleted: " + e.getCause(), e);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", address));
  }

  /** Deals the first lines of a file to the partitions in turn, and to a file for each of them. */
  void fill(Path file, long lines, Path folder) throws IOException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", address, "batch.size", 1 << 18, "linger.ms", 20);
    List<Writer> dealt = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      Files.createDirectories(folder);
      for (int i = 0; i < partitions; i++) {
        dealt.add(Files.newBufferedWriter(folder.resolve(i + ".json")));
      }
      for (long i = 0; i < lines; i++) {
        String line = in.readLine();
        if (line == null) {
          throw new WeirException(
              ErrorCode.INVALID_ARGUMENT, "file \"" + file + "\" has only " + i + " events");
        }
        int partition = (int) (i % partitions);
        dealt.get(partition).append(line).append('\n');
        byte[] value = line.getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(name, partition, null, value));
      }
    } finally {
      for (Writer each : dealt) {
        each.close();
      }
    }
  }

  List<TopicPartition> all() {
    return IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(name, i)).toList();
  }

  /** Reads partitions from their beginning to where they end now; what is committed alone. */
  void read(List<TopicPartition> wanted, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", address,
            "isolation.level", "read_committed",
            "max.poll.records", POLLED);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(wanted);
      consumer.seekToBeginning(wanted);
      Map<TopicPartition, Long> ends = consumer.endOffsets(wanted);
      while (wanted.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(POLL).forEach(receiver);
      }
    }
  }
}
