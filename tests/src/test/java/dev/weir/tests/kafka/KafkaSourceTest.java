package dev.weir.tests.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.kafka.Broker;
import dev.weir.engine.Job;
import dev.weir.engine.JobSnapshot;
import dev.weir.error.WeirException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaSourceTest {
  private static final String TO_END =
      "'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset'";
  private static final String GOES_ON = "'scan.startup.mode' = 'earliest-offset'";

  private static Broker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Broker.start(Broker.Settings.small());
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  private static String table(String columns, String... options) {
    return """
    CREATE TABLE t (%s) WITH (
      'connector' = 'kafka', 'properties.bootstrap.servers' = '%s', %s);
    """
        .formatted(columns, broker.address(), String.join(", ", options));
  }

  private static List<String> read(String table, String query) throws InterruptedException {
    try (Program program = new Program(2)) {
      return program.run(table).rows(query);
    }
  }

  @Test
  void rowsOfAllPartitionsAreReadAndMessagesWithoutValueAreNone()
      throws InterruptedException, ExecutionException {
    Topic topic = Topic.create(broker, "all", 3);
    for (int i = 0; i < 3; i++) {
      topic.send(i, "{\"a\": " + i + "}", "{\"a\":\n " + (i + 10) + "}", null);
    }
    assertThat(
            read(table("a INT", "'topic' = 'all', 'format' = 'json'", TO_END), "SELECT a FROM t"))
        .containsExactly("0", "1", "10", "11", "12", "2");
  }

  @Test
  void valuesOfOtherFormatsAreReadMessageByMessage()
      throws InterruptedException, ExecutionException {
    Topic.create(broker, "lines", 1).send(0, "x,1", "\"y\nz\",2", null);
    assertThat(
            read(
                table("s STRING, n INT", "'topic' = 'lines', 'format' = 'csv'", TO_END),
                "SELECT s, n FROM t"))
        .containsExactly("x|1", "y\nz|2");
    assertThat(read(table("s STRING", "'topic' = 'lines', 'format' = 'raw'", TO_END), "TABLE t"))
        .containsExactly("\"y\nz\",2", "NULL", "x,1");
  }

  @Test
  void changesAreReadAsChanges() throws InterruptedException, ExecutionException {
    Topic.create(broker, "changes", 1)
        .send(
            0,
            "{\"before\": null, \"after\": {\"id\": 1, \"n\": 5}, \"op\": \"c\"}",
            "{\"before\": {\"id\": 1, \"n\": 5}, \"after\": {\"id\": 1, \"n\": 6}, \"op\": \"u\"}",
            null);
    try (Program program = new Program(1)) {
      program.run(
          table("id INT, n INT", "'topic' = 'changes', 'format' = 'debezium-json'", TO_END));
      assertThat(program.changes("SELECT id, n FROM t"))
          .containsExactly("+I 1|5", "-U 1|5", "+U 1|6");
    }
  }

  @Test
  void metadataIsWhatTheBrokerKnows() throws InterruptedException, ExecutionException {
    Topic topic = Topic.create(broker, "told", 2);
    RecordHeaders headers = new RecordHeaders();
    headers.add("h", "first".getBytes(StandardCharsets.UTF_8));
    headers.add("h", "v".getBytes(StandardCharsets.UTF_8));
    topic.send(
        List.of(new ProducerRecord<>("told", 1, 1700000000123L, null, "{\"a\": 7}", headers)));
    topic.send(1, "{\"a\": 8}");
    String columns =
        """
        a INT, `topic` STRING METADATA VIRTUAL, `partition` BIGINT METADATA VIRTUAL,
        o BIGINT METADATA FROM 'offset' VIRTUAL, ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp',
        kind STRING METADATA FROM 'timestamp-type' VIRTUAL,
        epoch INT METADATA FROM 'leader-epoch' VIRTUAL, h MAP<STRING, BYTES> METADATA FROM 'headers'
        """;
    assertThat(
            read(
                table(columns, "'topic' = 'told', 'format' = 'json'", TO_END),
                "SELECT a, `topic`, `partition`, o, kind, epoch, CASE WHEN a = 7 THEN ts END,"
                    + " DECODE(h['h'], 'UTF-8'), CARDINALITY(h) FROM t"))
        .containsExactly(
            "7|told|1|0|CreateTime|0|2023-11-14 22:13:20.123|v|1",
            "8|told|1|1|CreateTime|0|NULL|NULL|0");
  }

  @Test
  void keysAreReadByTheirOwnFormat() throws InterruptedException, ExecutionException {
    Topic topic = Topic.create(broker, "keyed", 1);
    topic.send(
        List.of(
            new ProducerRecord<>("keyed", 0, "{\"id\": 1}", "{\"id\": 10, \"s\": \"a\"}"),
            new ProducerRecord<>("keyed", 0, null, "{\"id\": 20, \"s\": \"no key\"}"),
            new ProducerRecord<>("keyed", 0, "{\"id\": 3}", "{\"id\": 30, \"s\": \"c\"}")));
    String options =
        "'topic' = 'keyed', 'key.format' = 'json', 'value.format' = 'json', "
            + "'key.fields' = 'k_id', 'key.fields-prefix' = 'k_', "
            + "'value.fields-include' = 'EXCEPT_KEY'";
    assertThat(
            read(table("k_id INT, id INT, s STRING", options, TO_END), "SELECT s, k_id, id FROM t"))
        .containsExactly("a|1|10", "c|3|30");
  }

  @Test
  void severalTopicsAreReadByNameAndByPattern() throws InterruptedException, ExecutionException {
    Topic.create(broker, "log-a", 1).send(0, "1");
    Topic.create(broker, "log-b", 2).send(1, "2");
    Topic.create(broker, "log-c", 1).send(0, "3");
    assertThat(
            read(table("s STRING", "'topic' = 'log-a;log-c', 'format' = 'raw'", TO_END), "TABLE t"))
        .containsExactly("1", "3");
    assertThat(
            read(
                table("s STRING", "'topic-pattern' = 'log-[ab]', 'format' = 'raw'", TO_END),
                "TABLE t"))
        .containsExactly("1", "2");
  }

  @Test
  void readingBeginsAndEndsWhereTheOptionsSay() throws InterruptedException, ExecutionException {
    Topic topic = Topic.create(broker, "places", 2);
    List<ProducerRecord<@Nullable String, @Nullable String>> messages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      messages.add(new ProducerRecord<>("places", 0, 1000L * i, null, "v" + i));
    }
    topic.send(messages);
    topic.send(1, "w0");
    String raw = "'topic' = 'places', 'format' = 'raw', ";
    assertThat(
            read(
                table(
                    "s STRING",
                    raw + "'scan.startup.mode' = 'specific-offsets'",
                    "'scan.startup.specific-offsets' = 'partition:0,offset:2;partition:1,offset:1'",
                    "'scan.bounded.mode' = 'specific-offsets'",
                    "'scan.bounded.specific-offsets' = 'partition:0,offset:4'"),
                "TABLE t"))
        .containsExactly("v2", "v3");
    assertThat(
            read(
                table(
                    "s STRING",
                    raw + "'scan.startup.mode' = 'timestamp'",
                    "'scan.startup.timestamp-millis' = '3000', 'scan.bounded.mode' = 'timestamp'",
                    "'scan.bounded.timestamp-millis' = '5000'"),
                "TABLE t"))
        .containsExactly("v3", "v4");
    assertThat(
            read(
                table(
                    "s STRING",
                    raw + "'scan.startup.mode' = 'latest-offset'",
                    "'scan.bounded.mode' = 'latest-offset'"),
                "TABLE t"))
        .isEmpty();
  }

  @Test
  void messagesThatCannotBeReadFailOrAreKeptApart()
      throws InterruptedException, ExecutionException {
    Topic.create(broker, "broken", 1)
        .send(0, "{\"a\": 1}", "{\"a\": ", "{\"a\": \"x\"}", "{\"a\": 4}");
    String json = "'topic' = 'broken', 'format' = 'json'";
    assertThatThrownBy(() -> read(table("a INT", json, TO_END), "TABLE t"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("broken-0@1");
    for (String columns : List.of("a INT", "a INT, o BIGINT METADATA FROM 'offset' VIRTUAL")) {
      try (Program program = new Program(1)) {
        program.run(table(columns, json, "'json.ignore-parse-errors' = 'true'", TO_END));
        assertThat(program.rows("TABLE t")).hasSize(3);
        assertThat(program.rejected())
            .hasSize(2)
            .anyMatch(row -> row.startsWith("broken-0@1|"))
            .anyMatch(row -> row.startsWith("broken-0@2|"));
      }
    }
  }

  @Test
  void aRestoredJobGoesOnWhereItsSnapshotWas() throws Exception {
    Topic topic = Topic.create(broker, "long", 4);
    for (int p = 0; p < 4; p++) {
      int from = p * 1000;
      topic.send(
          p,
          IntStream.range(from, from + 1000)
              .mapToObj(i -> "{\"a\": " + i + "}")
              .toArray(String[]::new));
    }
    String table =
        table(
            "a INT",
            "'topic' = 'long', 'format' = 'json', 'properties.group.id' = 'watched'",
            GOES_ON);
    List<String> all = new ArrayList<>();
    JobSnapshot snapshot;
    try (Program program = new Program(2)) {
      Job job = program.run(table).start("SELECT a FROM t", null);
      program.awaitGiven(500);
      snapshot = job.snapshot();
      job.cancel();
      all.addAll(program.given().subList(0, rowsBefore(snapshot)));
    }
    try (Program program = new Program(3)) {
      Job job = program.run(table).start("SELECT a FROM t", snapshot);
      program.awaitGiven(4000 - all.size());
      all.addAll(program.given());
      Program.await(() -> {
        job.snapshot();
        return topic.committed("watched", 3) == 1000;
      });
    }
    assertThat(all).hasSize(4000).doesNotHaveDuplicates();
  }

  /** How many rows come before a position; those of a task come in order. */
  private static int rowsBefore(JobSnapshot snapshot) {
    return snapshot.sources().values().iterator().next().stream()
        .mapToInt(split -> Integer.parseInt(split.text().split(" ", 2)[0]))
        .sum();
  }

  @Test
  void partitionsThatComeUpAreReadFromTheirFirstMessage() throws Exception {
    Topic topic = Topic.create(broker, "grows", 1);
    topic.send(0, "1");
    try (Program program = new Program(2)) {
      program.run(
          table(
              "s STRING",
              "'topic' = 'grows', 'format' = 'raw'",
              "'scan.topic-partition-discovery.interval' = '100 ms'",
              GOES_ON));
      Job job = program.start("TABLE t", null);
      program.awaitGiven(1);
      topic.grow(3).send(2, "2");
      assertThat(program.awaitGiven(2)).containsExactly("1", "2");
      job.cancel();
    }
  }

  @Test
  void eachPartitionHasAWatermarkOfItsOwn() throws Exception {
    Topic topic = Topic.create(broker, "times", 2);
    topic.send(0, "{\"ts\": \"2024-01-01 00:10:00\"}", "{\"ts\": \"2024-01-01 00:20:00\"}");
    topic.send(1, "{\"ts\": \"2024-01-01 00:00:01\"}", "{\"ts\": \"2024-01-01 00:00:02\"}");
    try (Program program = new Program(1)) {
      program.run(
          table(
              "ts TIMESTAMP(3), WATERMARK FOR ts AS ts",
              "'topic' = 'times', 'format' = 'json'",
              TO_END));
      assertThat(
              program.rows(
                  "SELECT window_start, COUNT(*) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1'"
                      + " MINUTE) GROUP BY window_start, window_end"))
          .containsExactly(
              "2024-01-01 00:00:00.000|2",
              "2024-01-01 00:10:00.000|1",
              "2024-01-01 00:20:00.000|1");
    }
  }

  @Test
  void aPartitionWithoutMessagesHoldsWindowsBackUntilItIsIdle() throws Exception {
    Topic.create(broker, "quiet", 2)
        .send(0, "{\"ts\": \"2024-01-01 00:00:10\"}", "{\"ts\": \"2024-01-01 00:20:00\"}");
    try (Program program = new Program(2)) {
      program.run(
          table(
              "ts TIMESTAMP(3), WATERMARK FOR ts AS ts",
              "'topic' = 'quiet', 'format' = 'json', 'scan.watermark.idle-timeout' = '200 ms'",
              GOES_ON));
      Job job =
          program.start(
              "SELECT window_start, COUNT(*) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1'"
                  + " MINUTE) GROUP BY window_start, window_end",
              null);
      assertThat(program.awaitGiven(1)).containsExactly("2024-01-01 00:00:00.000|1");
      job.cancel();
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> read(table("s STRING", "'topic' = 'al', 'format' = 'raw'", TO_END), "TABLE t"))
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.text())
                  .isEqualTo(
                      "topic \"al\" of table \"t\" does not exist at \"" + broker.address() + "\"");
              assertThat(e.hint()).contains("\"all\"");
            });
    String group = "'topic' = 'all', 'format' = 'raw', 'properties.group.id' = 'nobody'";
    assertThatThrownBy(() -> read(table("s STRING", group), "TABLE t"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("group \"nobody\" has no offset in partition 0 of topic \"all\"");
  }
}
