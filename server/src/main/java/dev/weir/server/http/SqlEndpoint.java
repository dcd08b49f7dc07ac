package dev.weir.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.Session;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/sql}. */
final class SqlEndpoint {
  static final int USUAL_ROWS = 1_000;
  static final int MOST_ROWS = 100_000;
  static final long MOST_SECONDS = 10;

  private final Session session;
  private final JsonFactory parsers = new JsonFactory();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weir-sql-timer").factory());

  SqlEndpoint(Session session) {
    this.session = session;
  }

  /** What was asked. */
  private record Question(String sql, int limit) {}

  void handle(Context ctx) throws InterruptedException {
    Question question = read(ctx);
    long started = System.nanoTime();
    SqlAnswer answer = new SqlAnswer(question.limit());
    try {
      ScriptRun run = session.beginRemote(answer);
      answer.onFull(() -> Thread.startVirtualThread(run::cancel));
      Future<?> timeout = timer.schedule(() -> cutOff(answer, run), MOST_SECONDS, TimeUnit.SECONDS);
      try {
        run.execute(question.sql());
        run.finish();
      } finally {
        timeout.cancel(false);
      }
    } catch (WeirException e) {
      ErrorAnswer.of(ctx, 400, e, question.sql());
      return;
    } catch (JobFailure e) {
      if (!answer.cut()) {
        ErrorAnswer.of(ctx, 422, e.error(), question.sql());
        return;
      }
    }
    ErrorAnswer.send(ctx, 200, answer.json((System.nanoTime() - started) / 1_000_000));
  }

  private static void cutOff(SqlAnswer answer, ScriptRun run) {
    answer.cutOff();
    run.cancel();
  }

  private Question read(Context ctx) {
    String type = ctx.contentType();
    boolean json = type != null && type.startsWith("application/json");
    Question question = json ? parse(ctx.bodyAsBytes()) : new Question(ctx.body(), USUAL_ROWS);
    if (question.sql().isBlank()) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "the request has no statement");
    }
    return question;
  }

  private Question parse(byte[] body) {
    String sql = "";
    String limit = null;
    try (JsonParser parser = parsers.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("an object is expected", null);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "sql" -> sql = String.valueOf(parser.getText());
          case "limit" -> limit = parser.getText();
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw malformed("the body is not JSON", e);
    }
    return new Question(sql, RequestNumbers.limit(limit, USUAL_ROWS, MOST_ROWS));
  }

  private static WeirException malformed(String what, @Nullable Throwable cause) {
    return new WeirException(ErrorCode.INVALID_ARGUMENT, "request refused: " + what, cause);
  }
}
