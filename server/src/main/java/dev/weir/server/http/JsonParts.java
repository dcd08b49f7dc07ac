package dev.weir.server.http;

import dev.weir.server.json.JsonWriter;
import dev.weir.time.Watermark;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.List;

/** Pieces of JSON that several answers have. */
final class JsonParts {
  private JsonParts() {}

  /** {@code "columns": [{"name", "type"}]}. */
  static void columns(JsonWriter json, RowType schema) {
    json.name("columns").beginArray();
    for (Field field : schema.fields()) {
      json.beginObject().name("name").value(field.name());
      json.name("type").value(field.type().toString()).endObject();
    }
    json.endArray();
  }

  /** {@code "key": [0, 1]}. */
  static void key(JsonWriter json, List<Integer> key) {
    json.name("key").beginArray();
    key.forEach(json::value);
    json.endArray();
  }

  /** {@code "watermark"}: milliseconds, null or "end". */
  static void watermark(JsonWriter json, long watermark) {
    json.name("watermark");
    if (watermark == Watermark.NONE) {
      json.value((String) null);
    } else if (watermark == Watermark.END) {
      json.value("end");
    } else {
      json.value(watermark);
    }
  }

  /** Heap in use now. */
  static long memoryUsed() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
