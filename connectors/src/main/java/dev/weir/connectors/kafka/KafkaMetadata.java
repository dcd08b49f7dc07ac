package dev.weir.connectors.kafka;

import dev.weir.connector.Connector;
import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.Arrays;
import java.util.stream.Stream;

/** What is known of a message beside key and value, by Flink's names. */
enum KafkaMetadata {
  TOPIC("topic", Types.STRING.withNullable(false)),
  PARTITION("partition", Types.INT.withNullable(false)),
  HEADERS(
      "headers",
      new MapType(Types.STRING.withNullable(false), Types.BYTES.withNullable(false), false)),
  LEADER_EPOCH("leader-epoch", Types.INT),
  OFFSET("offset", Types.BIGINT.withNullable(false)),
  TIMESTAMP("timestamp", Types.timestampLtz(3).withNullable(false)),
  TIMESTAMP_TYPE("timestamp-type", Types.STRING.withNullable(false)),
  /** Whether a message without value says that its key has no row; not for people. */
  GONE(Connector.GONE, Types.BOOLEAN.withNullable(false));

  private final String key;
  private final SqlType type;

  KafkaMetadata(String key, SqlType type) {
    this.key = key;
    this.type = type;
  }

  String key() {
    return key;
  }

  /** Keys and types of what a message that is written can be given. */
  static RowType writable() {
    return RowType.of(
        Stream.of(HEADERS, TIMESTAMP).map(value -> new Field(value.key, value.type)).toList());
  }

  /** Keys and types of all. */
  static RowType columns() {
    return RowType.of(
        Arrays.stream(values())
            .filter(value -> value != GONE)
            .map(value -> new Field(value.key, value.type))
            .toList());
  }

  static KafkaMetadata of(String key) {
    return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst().orElseThrow();
  }
}
