package dev.weir.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Split;
import dev.weir.error.WeirException;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaOptionsTest {
  private static CatalogTable table(Map<String, String> options) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "connector", "kafka",
                "topic", "x",
                "properties.bootstrap.servers", "localhost:9092",
                "format", "json"));
    options.forEach((key, value) -> {
      if (value.equals("(none)")) {
        all.remove(key);
      } else {
        all.put(key, value);
      }
    });
    RowType columns =
        RowType.of(List.of(new Field("id", Types.INT), new Field("name", Types.STRING)));
    return new CatalogTable(new ObjectName("c", "d", "t"), columns, List.of(), all);
  }

  private static void check(Map<String, String> options) {
    Connector connector = new KafkaConnector();
    connector.validate(table(options));
  }

  @Test
  void aTableNeedsLittleAndTakesAllThatItsClientDoes() {
    check(Map.of());
    check(Map.of("properties.max.poll.records", "7", "properties.security.protocol", "SSL"));
    check(Map.of("format", "(none)", "value.format", "csv", "value.csv.field-delimiter", "|"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          topic=(none)=lacks the option "topic"
          topic-pattern=a.*=the option "topic" is given as well
          properties.bootstrap.servers=(none)=lacks the option "properties.bootstrap.servers"
          format=(none)=lacks the option "format"
          format=jsn=allowed: "avro"
          format=avro=holds files, not messages
          value.format=json=has both options "format" and "value.format"
          scan.startup.mode=earliest=allowed: "earliest-offset"
          scan.startup.mode=timestamp=lacks the option "scan.startup.timestamp-millis"
          scan.startup.mode=specific-offsets=lacks the option "scan.startup.specific-offsets"
          scan.bounded.mode=timestamp=lacks the option "scan.bounded.timestamp-millis"
          key.format=json=lacks the option "key.fields"
          key.fields=id=lacks "key.format"
          sink.delivery-guarantee=twice=allowed: "none"
          sink.partitioner=org.Mine=allowed: "default"
          sink.parallelism=0=at least 1 is allowed
          scan.startup.mod=x=does not exist for connector
          json.ignore-parse-error=true=does not exist for connector
          """)
  void whatIsWrongIsNamed(String key, String value, String message) {
    assertThatThrownBy(() -> check(Map.of(key, value)))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {"0:5", "partition:0", "partition:0,offset:-1", "partition:a,offset:1", "''"})
  void offsetsAreSpelledByPartition(String offsets) {
    assertThatThrownBy(() ->
            check(
                Map.of(
                    "scan.startup.mode",
                    "specific-offsets",
                    "scan.startup.specific-offsets",
                    offsets)))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("partition:0,offset:42;partition:1,offset:300");
  }

  @Test
  void keyFieldsAreColumns() {
    assertThatThrownBy(() -> check(Map.of("key.format", "json", "key.fields", "idd")))
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.text()).contains("has no column \"idd\"");
              assertThat(e.hint()).contains("\"id\"");
            });
    assertThatThrownBy(() ->
            check(Map.of("key.format", "json", "key.fields", "id", "key.fields-prefix", "k_")))
        .hasMessageContaining("which its values hold as well");
  }

  @Test
  void exactlyOnceNeedsAPrefixOfItsOwn() {
    assertThatThrownBy(() ->
            new KafkaConnector().sink(table(Map.of("sink.delivery-guarantee", "exactly-once"))))
        .hasMessageContaining("lacks the option \"sink.transactional-id-prefix\"");
  }

  @Test
  void upsertsNeedAPrimaryKey() {
    assertThatThrownBy(() ->
            new UpsertKafkaConnector()
                .validate(
                    table(
                        Map.of("format", "(none)", "key.format", "json", "value.format", "json"))))
        .hasMessageContaining("lacks a primary key");
  }

  @Test
  void aRangeIsWhatItsSplitSpells() {
    for (String text : List.of("0 - 3 a topic", "12+3 40 0 x")) {
      assertThat(PartitionRange.of(new Split(text)).toSplit().text()).isEqualTo(text);
    }
    assertThat(PartitionRange.of(new Split("5 9 1 x")).from(7, 2).toSplit().text())
        .isEqualTo("7+2 9 1 x");
  }
}
