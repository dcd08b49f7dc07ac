package dev.weir.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.error.WeirException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBenchTest {
  @Test
  void wrongArgumentsAreNamed() {
    assertThat(Options.parse("--events", "5", "out", "in-q2").works())
        .containsExactly(Work.OUT, Work.IN_Q2);
    assertThat(Options.parse().works()).containsExactly(Work.values());
    assertThatThrownBy(() -> Options.parse("q0"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("there is no work \"q0\"");
    assertThatThrownBy(() -> Options.parse("--events", "0"))
        .hasMessageContaining("option \"--events\" does not take \"0\"");
    assertThatThrownBy(() -> Options.parse("--event", "1"))
        .hasMessageContaining("there is no option \"--event\"");
  }

  @Test
  void runsThatWarmUpDoNotCount() {
    Costs costs =
        Cost.read(
            List.of(
                "broker 9.0",
                "broker 1.5",
                "run 10 2.0 4.0",
                "broker 2.5",
                "run 10 1.0 3.0",
                "broker 3.5",
                "run 10 4.0 5.0",
                "peak 77"));
    assertThat(costs.peakBytes()).isEqualTo(77);
    assertThat(costs.runs()).hasSize(3);
    assertThat(costs.median().run().seconds()).isEqualTo(2.0);
    assertThat(costs.median().brokerSeconds()).isEqualTo(1.5);
  }

  @Test
  void aDigestTellsWhatWasWrittenInWhateverOrderAndHoweverOften() throws Exception {
    try (Broker broker = Broker.start(Broker.Settings.small())) {
      Digest twice = written(broker, "twice", 2, false, "a=1", "b=2", "b=2", "a=1");
      assertThat(twice.messagesOfARun()).isEqualTo(2);
      assertThat(twice.same(written(broker, "once", 1, false, "b=2", "a=1"))).isTrue();
      assertThat(twice.same(written(broker, "other", 1, false, "b=2", "a=3"))).isFalse();
      assertThat(twice.same(written(broker, "less", 1, false, "b=2"))).isFalse();

      Digest newest = written(broker, "newest", 1, true, "a=0", "b=2", "a=1");
      assertThat(newest.same(written(broker, "alike", 2, true, "b=2", "a=1"))).isTrue();
      assertThat(newest.same(written(broker, "older", 1, true, "b=2", "a=1", "a=0"))).isFalse();
    }
  }

  @Test
  void linesAreDealtToPartitionsAndFilesInTurn(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("lines"), "a\nb\nc\nd\n");
    try (Broker broker = Broker.start(Broker.Settings.small())) {
      BenchTopic topic = new BenchTopic(broker.address(), "lines", 2).create();
      topic.fill(file, 3, folder.resolve("dealt"));
      assertThat(folder.resolve("dealt/0.json")).content().isEqualTo("a\nc\n");
      assertThat(folder.resolve("dealt/1.json")).content().isEqualTo("b\n");
      Set<String> read = new HashSet<>();
      topic.read(
          topic.all(),
          one -> read.add(one.partition() + new String(one.value(), StandardCharsets.UTF_8)));
      assertThat(read).containsExactlyInAnyOrder("0a", "1b", "0c");
      assertThatThrownBy(() -> topic.fill(file, 5, folder.resolve("dealt")))
          .hasMessageContaining("has only 4 events");
    }
  }

  private static Digest written(
      Broker broker, String name, int runs, boolean keyed, String... messages)
      throws InterruptedException {
    BenchTopic topic = new BenchTopic(broker.address(), name, 1).create();
    List<ProducerRecord<String, String>> records =
        Arrays.stream(messages)
            .map(message -> message.split("=", -1))
            .map(pair -> new ProducerRecord<>(name, pair[0], pair[1]))
            .toList();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address()),
            new StringSerializer(),
            new StringSerializer())) {
      for (ProducerRecord<String, String> one : records) {
        var _ = producer.send(one);
      }
    }
    return Digest.of(topic, runs, keyed);
  }
}
