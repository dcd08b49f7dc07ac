package dev.weir.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.TestSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeirServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final TestSession test = new TestSession(true);
  private final HttpClient client = HttpClient.newHttpClient();
  private WeirServer server;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("in.csv"), "1,a\n2,b\n3,a\n");
    test.run(
        "CREATE TABLE t (n INT, k STRING) WITH ('connector' = 'filesystem', 'path' = '"
            + folder.resolve("in.csv")
            + "', 'format' = 'csv');"
            + "CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS c FROM t GROUP BY k;");
    test.session.awaitJobs();
    server = WeirServer.start(test.session, "127.0.0.1", 0, "test");
  }

  @AfterEach
  void stop() {
    server.close();
    test.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address()).resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String sql) throws Exception {
    return send(request("/api/sql").POST(BodyPublishers.ofString(sql)));
  }

  @Test
  void the_status_tells_about_jobs() throws Exception {
    JsonNode status = JSON.readTree(send(request("/api/status")).body());
    assertThat(status.get("version").textValue()).isEqualTo("test");
    assertThat(status.get("jobs").get(0).get("status").textValue()).isEqualTo("FINISHED");
    assertThat(status.get("jobs").get(0).get("rowsRead").longValue()).isEqualTo(3);
  }

  @Test
  void a_view_gives_its_present_rows() throws Exception {
    JsonNode list = JSON.readTree(send(request("/api/views")).body());
    assertThat(list.get("views").get(0).get("name").textValue()).isEqualTo("v");
    JsonNode view = JSON.readTree(send(request("/api/views/v")).body());
    assertThat(view.get("data"))
        .map(JsonNode::toString)
        .containsExactlyInAnyOrder("[\"a\",2]", "[\"b\",1]");
    assertThat(view.get("complete").booleanValue()).isTrue();
    assertThat(view.get("watermark").textValue()).isEqualTo("end");
    JsonNode part = JSON.readTree(send(request("/api/views/v?limit=1")).body());
    assertThat(part.get("data")).hasSize(1);
    assertThat(part.get("complete").booleanValue()).isFalse();
    assertThat(send(request("/api/views/none")).statusCode()).isEqualTo(404);
    assertThat(send(request("/api/views/v?limit=x")).statusCode()).isEqualTo(400);
  }

  @Test
  void a_statement_is_answered_with_rows() throws Exception {
    JsonNode answer = JSON.readTree(post("SELECT c FROM v WHERE k = 'a'").body());
    assertThat(answer.get("rows").toString()).isEqualTo("[[2]]");
    assertThat(answer.get("columns").get(0).get("name").textValue()).isEqualTo("c");
    String body = "{\"sql\": \"SELECT n FROM t\", \"limit\": 2}";
    JsonNode limited =
        JSON.readTree(
            send(request("/api/sql")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)))
                .body());
    assertThat(limited.get("rows")).hasSize(2);
    assertThat(limited.get("complete").booleanValue()).isFalse();
  }

  @Test
  void a_changelog_is_answered_with_its_final_rows() throws Exception {
    JsonNode answer = JSON.readTree(post("SELECT k, SUM(n) FROM t GROUP BY k").body());
    assertThat(answer.get("rows"))
        .map(JsonNode::toString)
        .containsExactlyInAnyOrder("[\"a\",4]", "[\"b\",2]");
  }

  @Test
  void a_wrong_statement_is_answered_with_its_place() throws Exception {
    HttpResponse<String> response = post("SELECT kk FROM v");
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode error = JSON.readTree(response.body()).get("error");
    assertThat(error.get("code").textValue()).isEqualTo("42703");
    assertThat(error.get("line").intValue()).isEqualTo(1);
    assertThat(error.get("column").intValue()).isEqualTo(8);
    assertThat(error.get("text").textValue()).contains("^^");
    assertThat(post(" ").statusCode()).isEqualTo(400);
    assertThat(
            send(request("/api/sql")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"sql\": ")))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_statement_that_fails_while_running_is_told_apart() throws Exception {
    Files.delete(folder.resolve("in.csv"));
    HttpResponse<String> response = post("SELECT n FROM t");
    assertThat(response.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f AS 'org.example.F' USING JAR '/tmp/f.jar'",
        "CREATE TEMPORARY SYSTEM FUNCTION f AS 'org.example.F'",
        "ALTER FUNCTION IF EXISTS f AS 'org.example.F'; DROP FUNCTION f",
        "ADD JAR '%s'",
        "SELECT 1; ADD JAR '%s'",
        "SHOW JARS; CREATE FUNCTION f AS 'org.example.F'"
      })
  void code_cannot_be_added(String sql) throws Exception {
    Path jar = Files.createTempFile("functions", ".jar");
    try {
      HttpResponse<String> answer = post(sql.replace("%s", jar.toString()));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(post("SHOW JARS").body()).doesNotContain(jar.toString());
      assertThat(post("SHOW USER FUNCTIONS").body()).doesNotContain("\"f\"");
    } finally {
      Files.delete(jar);
    }
  }

  @Test
  void foreign_pages_are_refused() throws Exception {
    HttpRequest.Builder foreign =
        request("/api/sql")
            .header("Origin", "http://elsewhere.example")
            .POST(BodyPublishers.ofString("DROP TABLE t"));
    assertThat(send(foreign).statusCode()).isEqualTo(403);
    HttpRequest.Builder own =
        request("/api/sql")
            .header("Origin", "http://127.0.0.1:" + server.port())
            .POST(BodyPublishers.ofString("SHOW TABLES"));
    assertThat(JSON.readTree(send(own).body()).get("rows").toString()).contains("t");
  }

  @Test
  void a_page_that_opens_late_gets_all_rows_at_once() throws Exception {
    HttpResponse<InputStream> response =
        client.send(request("/api/events?views=v").build(), BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (BufferedReader lines = reader(response)) {
      assertThat(lines.readLine()).isEqualTo("event: snapshot");
      JsonNode snapshot = JSON.readTree(lines.readLine().substring("data: ".length()));
      assertThat(snapshot.get("view").textValue()).isEqualTo("v");
      assertThat(snapshot.get("rows")).hasSize(2);
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("event: progress");
      JsonNode progress = JSON.readTree(lines.readLine().substring("data: ".length()));
      assertThat(progress.get("rowsRead").longValue()).isEqualTo(3);
      assertThat(progress.get("running").booleanValue()).isFalse();
    }
  }

  @Test
  void a_page_hears_of_changes() throws Exception {
    test.run(
        "CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '50');"
            + "CREATE MATERIALIZED VIEW live AS SELECT COUNT(*) AS c FROM g;");
    HttpResponse<InputStream> response =
        client.send(request("/api/events?views=live").build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines = reader(response)) {
      String event = "";
      while (!event.equals("event: change")) {
        event = lines.readLine();
      }
      JsonNode change = JSON.readTree(lines.readLine().substring("data: ".length()));
      List<String> ops = change.get("rows").valueStream().map(r -> r.get(0).textValue()).toList();
      assertThat(ops).isNotEmpty().isSubsetOf("+I", "+U", "-D");
    }
  }

  @Test
  void an_unknown_view_has_no_events() throws Exception {
    assertThat(send(request("/api/events?views=v,none")).statusCode()).isEqualTo(404);
  }

  @Test
  void pages_are_served_and_nothing_else_of_the_class_path() throws Exception {
    HttpResponse<String> script = send(request("/main.js"));
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'");
    assertThat(script.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    String tag = script.headers().firstValue("ETag").orElseThrow();
    HttpRequest.Builder again = request("/main.js").header("If-None-Match", tag);
    assertThat(send(again).statusCode()).isEqualTo(304);
    for (String path :
        List.of(
            "/../simplelogger.properties",
            "/%2e%2e/%2e%2e/simplelogger.properties",
            "/..%2fdev/weir/server/http/Pages.class",
            "/none.html",
            "/api/none")) {
      assertThat(send(request(path)).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    WeirException error =
        catchThrowableOfType(
            WeirException.class,
            () -> WeirServer.start(test.session, "127.0.0.1", server.port(), "test"));
    assertThat(error.code()).isEqualTo(ErrorCode.ADDRESS_IN_USE);
    assertThat(error).hasMessage("port " + server.port() + " of \"127.0.0.1\" is taken");
  }

  private static BufferedReader reader(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }
}
