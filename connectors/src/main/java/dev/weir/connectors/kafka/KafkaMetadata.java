package dev.weir.connectors.kafka;

import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.Arrays;

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
  TIMESTAMP_TYPE("timestamp-type", Types.STRING.withNullable(false));

  private final String key;
  private final SqlType type;

  KafkaMetadata(String key, SqlType type) {
    this.key = key;
    this.type = type;
  }

  /** Keys and types of all. */
  static RowType columns() {
    return RowType.of(
        Arrays.stream(values()).map(value -> new Field(value.key, value.type)).toList());
  }

  static KafkaMetadata of(String key) {
    return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst().orElseThrow();
  }
}
