package dev.weir.flink.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Types as the gateway describes them, spelled as in SQL. */
final class ColumnTypes {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private ColumnTypes() {}

  /** The spelling of a type, with NOT NULL where that applies. */
  static String spell(JsonNode type) {
    String name = name(type);
    return type.path("nullable").asBoolean(true) ? name : name + " NOT NULL";
  }

  private static String name(JsonNode type) {
    String root = type.path("type").asText();
    return switch (root) {
      case "INTEGER" -> "INT";
      case "VARCHAR" -> length(type) == UNBOUNDED ? "STRING" : "VARCHAR(" + length(type) + ")";
      case "VARBINARY" -> length(type) == UNBOUNDED ? "BYTES" : "VARBINARY(" + length(type) + ")";
      case "CHAR", "BINARY" -> root + "(" + length(type) + ")";
      case "DECIMAL" -> "DECIMAL(" + precision(type) + ", " + type.path("scale").asInt() + ")";
      case "TIME_WITHOUT_TIME_ZONE" -> "TIME(" + precision(type) + ")";
      case "TIMESTAMP_WITHOUT_TIME_ZONE" -> "TIMESTAMP(" + precision(type) + ")";
      case "TIMESTAMP_WITH_LOCAL_TIME_ZONE" -> "TIMESTAMP_LTZ(" + precision(type) + ")";
      // The gateway does not tell which of their units an interval has.
      case "INTERVAL_YEAR_MONTH" -> "INTERVAL MONTH";
      case "INTERVAL_DAY_TIME" -> "INTERVAL SECOND(3)";
      case "ARRAY", "MULTISET" -> root + "<" + spell(type.path("elementType")) + ">";
      case "MAP" ->
          "MAP<" + spell(type.path("keyType")) + ", " + spell(type.path("valueType")) + ">";
      case "ROW" -> row(type);
      default -> root;
    };
  }

  private static String row(JsonNode type) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : type.path("fields")) {
      fields.add("`" + field.path("name").asText() + "` " + spell(field.path("fieldType")));
    }
    return "ROW<" + String.join(", ", fields) + ">";
  }

  private static int length(JsonNode type) {
    return type.path("length").asInt();
  }

  private static int precision(JsonNode type) {
    return type.path("precision").asInt();
  }
}
