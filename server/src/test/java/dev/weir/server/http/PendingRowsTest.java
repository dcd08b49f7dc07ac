package dev.weir.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PendingRowsTest {
  @Test
  void the_last_row_of_a_key_stays() {
    PendingRows rows = new PendingRows(true);
    put(rows, "1", "1,10", false);
    put(rows, "1", "1,10", true);
    put(rows, "1", "1,11", false);
    put(rows, "2", "2,20", false);
    put(rows, "2", "2,20", true);
    assertThat(written(rows, false)).isEqualTo("[[\"+U\",1,11],[\"-D\",2,20]]");
    assertThat(written(rows, true)).isEqualTo("[[1,11]]");
  }

  @Test
  void rows_without_a_key_are_counted() {
    PendingRows rows = new PendingRows(false);
    count(rows, "1", 1);
    count(rows, "1", 1);
    count(rows, "2", 1);
    count(rows, "2", -1);
    count(rows, "3", -1);
    assertThat(rows.size()).isEqualTo(2);
    assertThat(written(rows, false)).isEqualTo("[[\"+I\",1],[\"+I\",1],[\"-D\",3]]");
  }

  private static void put(PendingRows rows, String key, String row, boolean gone) {
    rows.put(bytes(key), bytes(row), gone);
  }

  private static void count(PendingRows rows, String row, int times) {
    rows.count(bytes(row), times);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(PendingRows rows, boolean snapshot) {
    JsonWriter json = new JsonWriter().beginArray();
    rows.write(json, snapshot);
    return new String(json.endArray().toBytes(), StandardCharsets.UTF_8);
  }
}
