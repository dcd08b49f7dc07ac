package dev.weir.server.http;

import dev.weir.error.ErrorText;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.server.json.JsonWriter;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as JSON. */
final class ErrorAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);

  private ErrorAnswer() {}

  /** Answers with an error that may point into a script. */
  static void of(Context ctx, int status, WeirException error, String script) {
    JsonWriter json = new JsonWriter().beginObject().name("error").beginObject();
    json.name("code").value(error.code().sqlState());
    json.name("message").value(error.text());
    json.name("hint").value(error.hint());
    Position place = error.position();
    if (place != null) {
      json.name("line").value(place.line()).name("column").value(place.column());
      json.name("endLine").value(place.endLine()).name("endColumn").value(place.endColumn());
    }
    json.name("text").value(ErrorText.render(error, script, "sql"));
    send(ctx, status, json.endObject().endObject());
  }

  static void notFound(Context ctx, String message) {
    plain(ctx, HttpStatus.NOT_FOUND.getCode(), "42P01", message);
  }

  static void refused(Context ctx, String message) {
    plain(ctx, HttpStatus.FORBIDDEN.getCode(), "42501", message);
  }

  static void busy(Context ctx, String message) {
    plain(ctx, HttpStatus.SERVICE_UNAVAILABLE.getCode(), "54000", message);
  }

  /** A defect: the log has the details. */
  static void internal(Exception e, Context ctx) {
    LOG.error("request failed path={}", ctx.path(), e);
    plain(ctx, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "XX000", "internal error");
  }

  static void send(Context ctx, int status, JsonWriter json) {
    ctx.status(status);
    ctx.contentType("application/json; charset=utf-8");
    ctx.header("Cache-Control", "no-store");
    ctx.result(json.toBytes());
  }

  private static void plain(Context ctx, int status, String code, String message) {
    JsonWriter json = new JsonWriter().beginObject().name("error").beginObject();
    json.name("code").value(code).name("message").value(message);
    send(ctx, status, json.endObject().endObject());
  }
}
