package dev.weir.tests.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.kafka.Broker;
import dev.weir.engine.Job;
import dev.weir.engine.JobSnapshot;
import dev.weir.error.WeirException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSinkTest {
  private static final String TO_END =
      ", 'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset'";

  private static Broker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Broker.start(Broker.Settings.small());
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  private static String table(String name, String columns, String options) {
    return connected("kafka", name, columns, options);
  }

  private static String connected(String connector, String name, String columns, String options) {
    return """
    CREATE TABLE %s (%s) WITH (
      'connector' = '%s', 'properties.bootstrap.servers' = '%s', %s);
    """
        .formatted(name, columns, connector, broker.address(), options);
  }

  @Test
  void rowsGoFromFilesToATopicAndFromThereToAView(@TempDir Path folder) throws Exception {
    Topic topic = Topic.create(broker, "orders", 2);
    Files.writeString(folder.resolve("orders.csv"), "a,1\nb,2\na,3\n");
    try (Program program = new Program(2)) {
      program.run(
          """
          CREATE TABLE f (who STRING, n INT) WITH (
            'connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
          """
                  .formatted(folder)
              + table("t", "who STRING, n INT", "'topic' = 'orders', 'format' = 'json'" + TO_END)
              + "INSERT INTO t SELECT who, n FROM f;");
      assertThat(topic.values())
          .containsExactlyInAnyOrder(
              "{\"who\":\"a\",\"n\":1}", "{\"who\":\"b\",\"n\":2}", "{\"who\":\"a\",\"n\":3}");
      assertThat(program.rows("SELECT who, SUM(n) FROM t GROUP BY who"))
          .containsExactly("a|4", "b|2");
    }
  }

  @Test
  void keysMetadataAndPartitionsAreWritten() throws Exception {
    Topic topic = Topic.create(broker, "whole", 3);
    try (Program program = new Program(1)) {
      program.run(
          table(
                  "t",
                  "ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp', k_id INT, s STRING, "
                      + "o BIGINT METADATA FROM 'offset' VIRTUAL, "
                      + "h MAP<STRING, BYTES> METADATA FROM 'headers'",
                  "'topic' = 'whole', 'key.format' = 'json', 'key.fields' = 'k_id', "
                      + "'key.fields-prefix' = 'k_', 'value.format' = 'csv', "
                      + "'value.fields-include' = 'EXCEPT_KEY', 'sink.partitioner' = 'fixed'")
              + "INSERT INTO t VALUES (TO_TIMESTAMP_LTZ(1234567890123, 3), 7, 'x,y', "
              + "MAP['n', ENCODE('v', 'UTF-8')]);");
    }
    List<ConsumerRecord<@Nullable String, @Nullable String>> messages = topic.messages();
    assertThat(messages).hasSize(1);
    ConsumerRecord<@Nullable String, @Nullable String> message = messages.getFirst();
    assertThat(message.key()).isEqualTo("{\"id\":7}");
    assertThat(message.value()).isEqualTo("\"x,y\"");
    assertThat(message.partition()).isZero();
    assertThat(message.timestamp()).isEqualTo(1234567890123L);
    assertThat(message.headers().lastHeader("n").value()).isEqualTo(new byte[] {'v'});
  }

  @Test
  void changesNeedAFormatOfChanges() throws Exception {
    Topic topic = Topic.create(broker, "counts", 1);
    String insert = "INSERT INTO t SELECT COUNT(*) FROM (VALUES (1), (2)) AS v (a);";
    try (Program program = new Program(1)) {
      program.run(table("t", "n BIGINT", "'topic' = 'counts', 'format' = 'json'"));
      assertThatThrownBy(() -> program.run(insert))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("takes new rows only");
    }
    try (Program program = new Program(1)) {
      program.run(table("t", "n BIGINT", "'topic' = 'counts', 'format' = 'debezium-json'"));
      program.run(insert);
    }
    assertThat(topic.values().getLast()).contains("\"after\":{\"n\":2}");
  }

  @Test
  void eachRowIsThereOnceThoughTheJobWasCutShort() throws Exception {
    Topic in = Topic.create(broker, "once-in", 4);
    Topic out = Topic.create(broker, "once-out", 3);
    for (int p = 0; p < 4; p++) {
      int from = p * 500;
      in.send(
          p, IntStream.range(from, from + 500).mapToObj(String::valueOf).toArray(String[]::new));
    }
    String tables =
        table(
                "i",
                "s STRING",
                "'topic' = 'once-in', 'format' = 'raw', "
                    + "'scan.startup.mode' = 'earliest-offset'")
            + table(
                "o",
                "s STRING",
                "'topic' = 'once-out', 'format' = 'raw', "
                    + "'sink.delivery-guarantee' = 'exactly-once', "
                    + "'sink.transactional-id-prefix' = 'once'");
    String insert = "INSERT INTO o SELECT s FROM i";
    JobSnapshot snapshot;
    try (Program program = new Program(2)) {
      Job job = program.run(tables).start(insert, null);
      Program.await(() -> job.progress().rowsRead() > 0);
      JobSnapshot first = job.snapshot();
      assertThat(out.values()).isEmpty();
      assertThat(first.prepared()).isNotEmpty();
      snapshot = job.snapshot();
      // what the first snapshot holds is committed, as the second says that it was kept
      assertThat(out.values()).isNotEmpty();
      Program.await(() -> job.progress().rowsRead() == 2000);
      job.cancel();
    }
    int before = out.values().size();
    try (Program program = new Program(3)) {
      Job job = program.run(tables).start(insert, snapshot);
      in.send(0, "last");
      Program.await(() -> {
        job.snapshot();
        return out.values().size() >= 2001;
      });
      job.cancel();
    }
    assertThat(before).isLessThanOrEqualTo(2000);
    assertThat(out.values()).hasSize(2001).doesNotHaveDuplicates().contains("last", "0", "1999");
  }

  @Test
  void whatWasLeftOpenIsAbortedAndASnapshotIsCommittedOnce() throws Exception {
    Topic out = Topic.create(broker, "left-open", 1);
    String tables =
        table(
                "i",
                "s STRING",
                "'topic' = 'left-in', 'format' = 'raw', "
                    + "'scan.startup.mode' = 'earliest-offset'")
            + table(
                "o",
                "s STRING",
                "'topic' = 'left-open', 'format' = 'raw', "
                    + "'sink.delivery-guarantee' = 'exactly-once', "
                    + "'sink.transactional-id-prefix' = 'left'");
    Topic.create(broker, "left-in", 1).send(0, "a", "b");
    JobSnapshot snapshot;
    try (Program program = new Program(1)) {
      Job job = program.run(tables).start("INSERT INTO o SELECT s FROM i", null);
      Program.await(() -> job.progress().rowsRead() == 2);
      snapshot = job.snapshot();
      job.cancel();
    }
    for (int i = 0; i < 2; i++) {
      try (Program program = new Program(1)) {
        Job job = program.run(tables).start("INSERT INTO o SELECT s FROM i", snapshot);
        job.cancel();
      }
      assertThat(out.values()).containsExactly("a", "b");
    }
  }

  @Test
  void upsertsAreReadAsTheChangesOfATable() throws Exception {
    Topic topic = Topic.create(broker, "people", 1);
    List<ProducerRecord<@Nullable String, @Nullable String>> messages = new ArrayList<>();
    for (String[] each :
        new String[][] {
          {"1", "{\"name\": \"Ann\"}"},
          {"2", "{\"name\": \"Bob\"}"},
          {"1", "{\"name\": \"Anna\"}"},
          {"2", null},
          {"3", null},
          {"2", "{\"name\": \"Ben\"}"}
        }) {
      messages.add(new ProducerRecord<>("people", 0, "{\"id\": " + each[0] + "}", each[1]));
    }
    topic.send(messages);
    for (int parallelism : new int[] {1, 3}) {
      try (Program program = new Program(parallelism)) {
        program.run(
            connected(
                "upsert-kafka",
                "t",
                "id INT, name STRING, PRIMARY KEY (id) NOT ENFORCED",
                "'topic' = 'people', 'key.format' = 'json', 'value.format' = 'json', "
                    + "'value.fields-include' = 'EXCEPT_KEY', "
                    + "'scan.bounded.mode' = 'latest-offset'"));
        assertThat(program.rows("SELECT id, name FROM t")).containsExactly("1|Anna", "2|Ben");
        assertThat(program.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
      }
    }
  }

  @Test
  void changesAreWrittenAsUpserts() throws Exception {
    Topic topic = Topic.create(broker, "totals", 2);
    String changes = "(VALUES ('a', 1), ('b', 2), ('a', 3)) AS v (who, n)";
    try (Program program = new Program(2)) {
      program.run(
          connected(
                  "upsert-kafka",
                  "t",
                  "who STRING, total INT, PRIMARY KEY (who) NOT ENFORCED",
                  "'topic' = 'totals', 'key.format' = 'raw', 'value.format' = 'json', "
                      + "'scan.bounded.mode' = 'latest-offset'")
              + "INSERT INTO t SELECT who, SUM(n) FROM "
              + changes
              + " GROUP BY who;");
      Map<@Nullable String, @Nullable String> last = new HashMap<>();
      topic.messages().forEach(message -> last.put(message.key(), message.value()));
      assertThat(last)
          .containsOnly(
              Map.entry("a", "{\"who\":\"a\",\"total\":4}"),
              Map.entry("b", "{\"who\":\"b\",\"total\":2}"));
      program.run(
          "INSERT INTO t SELECT who, 0 FROM (SELECT who, COUNT(*) AS c FROM "
              + changes
              + " GROUP BY who) WHERE c < 2;");
      assertThat(program.rows("SELECT who, total FROM t")).containsExactly("a|4", "b|0");
    }
  }

  @Test
  void aBrokerThatGoesAwayIsWaitedFor() throws Exception {
    Topic topic = Topic.create(broker, "lasting", 1);
    topic.send(0, "1");
    try (Program program = new Program(1)) {
      program.run(
          table(
              "t",
              "s STRING",
              "'topic' = 'lasting', 'format' = 'raw', "
                  + "'scan.startup.mode' = 'earliest-offset'"));
      Job job = program.start("TABLE t", null);
      program.awaitGiven(1);
      broker.kill();
      broker.restart();
      topic.send(0, "2");
      assertThat(program.awaitGiven(2)).containsExactly("1", "2");
      job.cancel();
    }
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() {
    try (Program program = new Program(1)) {
      program.run(
          table(
                  "t",
                  "s STRING",
                  "'topic' = 'x', 'format' = 'raw', "
                      + "'properties.default.api.timeout.ms' = '500', "
                      + "'properties.request.timeout.ms' = '400'")
              .replace(broker.address(), "127.0.0.1:1"));
      assertThatThrownBy(() -> program.rows("TABLE t"))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("no Kafka broker answers at \"127.0.0.1:1\" for table \"t\"");
      assertThatThrownBy(() -> program.run("INSERT INTO t VALUES ('a');"))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("no Kafka broker answers at \"127.0.0.1:1\" for table \"t\"");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
