package dev.weir.flink.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.batch.RowKind;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session of the SQL gateway. */
public final class GatewaySession implements StatementRunner {
  private static final int FIRST_WAIT_MILLIS = 10;
  private static final int LONGEST_WAIT_MILLIS = 200;

  private final Gateway gateway;
  private final String session;
  private final Duration limit;

  private GatewaySession(Gateway gateway, String session, Duration limit) {
    this.gateway = gateway;
    this.session = session;
    this.limit = limit;
  }

  /** Opens a session; no statement may take longer than the limit. */
  public static GatewaySession open(Gateway gateway, Map<String, String> settings, Duration limit)
      throws InterruptedException {
    JsonNode opened = gateway.post("/v2/sessions", Map.of("properties", settings));
    return new GatewaySession(gateway, "/v2/sessions/" + text(opened, "sessionHandle"), limit);
  }

  @Override
  public Answer run(String statement) throws InterruptedException {
    JsonNode started =
        gateway.post(
            session + "/statements", Map.of("statement", StatementSets.forFlink(statement)));
    return fetch(session + "/operations/" + text(started, "operationHandle"));
  }

  @Override
  public void close() {
    try {
      gateway.send("DELETE", session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer fetch(String operation) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Answer.Column> columns = new ArrayList<>();
    List<Answer.Row> rows = new ArrayList<>();
    String next = operation + "/result/0?rowFormat=PLAIN_TEXT";
    int wait = FIRST_WAIT_MILLIS;
    while (true) {
      JsonNode page = gateway.get(next);
      JsonNode results = page.path("results");
      if (columns.isEmpty()) {
        results.path("columns").forEach(column -> columns.add(column(column)));
      }
      JsonNode data = results.path("data");
      data.forEach(row -> rows.add(row(row)));
      if (page.path("resultType").asText().equals("EOS")) {
        return new Answer(columns, rows);
      }
      if (System.nanoTime() > deadline) {
        throw overdue(operation);
      }
      wait = data.isEmpty() ? Math.min(wait * 2, LONGEST_WAIT_MILLIS) : FIRST_WAIT_MILLIS;
      if (data.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(wait);
      }
      next = page.path("nextResultUri").asText(next);
    }
  }

  private WeirException overdue(String operation) throws InterruptedException {
    gateway.post(operation + "/cancel", Map.of());
    return new WeirException(
        ErrorCode.LIMIT_EXCEEDED, "Flink did not end within " + limit.toSeconds() + " s");
  }

  private static Answer.Column column(JsonNode column) {
    return new Answer.Column(text(column, "name"), ColumnTypes.spell(column.path("logicalType")));
  }

  private static Answer.Row row(JsonNode row) {
    List<@Nullable String> cells = new ArrayList<>();
    for (JsonNode cell : row.path("fields")) {
      cells.add(cell.isNull() ? null : cell.asText());
    }
    byte kind =
        switch (row.path("kind").asText()) {
          case "UPDATE_BEFORE" -> RowKind.UPDATE_BEFORE;
          case "UPDATE_AFTER" -> RowKind.UPDATE_AFTER;
          case "DELETE" -> RowKind.DELETE;
          default -> RowKind.INSERT;
        };
    return new Answer.Row(kind, cells);
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw new WeirException(ErrorCode.IO_FAILED, "Flink's answer lacks \"" + key + "\": " + node);
    }
    return value.asText();
  }
}
