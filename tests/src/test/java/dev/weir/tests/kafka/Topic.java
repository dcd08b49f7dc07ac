package dev.weir.tests.kafka;

import dev.weir.bench.kafka.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic as Kafka's own client sees it. */
record Topic(String address, String name, int partitions) {

  static Topic create(Broker broker, String name, int partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
    return new Topic(broker.address(), name, partitions);
  }

  /** The topic with as many partitions. */
  Topic grow(int count) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createPartitions(Map.of(name, NewPartitions.increaseTo(count))).all().get();
    }
    return new Topic(address, name, count);
  }

  /** Writes values to a partition. */
  void send(int partition, @Nullable String... values)
      throws ExecutionException, InterruptedException {
    List<ProducerRecord<@Nullable String, @Nullable String>> records = new ArrayList<>();
    for (String value : values) {
      records.add(new ProducerRecord<>(name, partition, null, value));
    }
    send(records);
  }

  /** Writes messages. */
  void send(List<ProducerRecord<@Nullable String, @Nullable String>> records)
      throws ExecutionException, InterruptedException {
    // A broker may say of a new topic that it does not lead it yet. Of two requests on their way,
    // the
    // second is then out of sequence for ever.
    Map<String, Object> config =
        Map.of("bootstrap.servers", address, "max.in.flight.requests.per.connection", 1);
    try (KafkaProducer<@Nullable String, @Nullable String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(message -> sent.add(producer.send(message)));
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** All messages that are committed, partition by partition. */
  List<ConsumerRecord<@Nullable String, @Nullable String>> messages() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
    List<ConsumerRecord<@Nullable String, @Nullable String>> all = new ArrayList<>();
    try (KafkaConsumer<@Nullable String, @Nullable String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      for (int i = 0; i < partitions; i++) {
        TopicPartition partition = new TopicPartition(name, i);
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(200)).forEach(all::add);
        }
      }
    }
    return all;
  }

  /** The values of all messages that are committed. */
  List<@Nullable String> values() {
    List<@Nullable String> values = new ArrayList<>();
    messages().forEach(message -> values.add(message.value()));
    return values;
  }

  /** The offset that a group has told of a partition, or -1. */
  long committed(String group, int partition) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      var offset =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(name, partition));
      return offset == null ? -1 : offset.offset();
    }
  }
}
