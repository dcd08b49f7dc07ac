package dev.weir.server.http;

import dev.weir.server.json.JsonWriter;
import dev.weir.server.session.Progress;
import dev.weir.server.session.ProgressMeter;
import dev.weir.server.session.Session;
import dev.weir.server.view.RunningView;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/events}: server-sent events. Each client is served by its own virtual thread. */
final class EventsEndpoint {
  /** How long changes are gathered before they are sent. */
  static final long GATHER_MILLIS = 100;

  /** How soon to look again while the first rows of a view are on their way. */
  private static final long FIRST_MILLIS = 5;

  /** How often progress is sent, in rounds of gathering. */
  static final int PROGRESS_ROUNDS = 5;

  /** The most clients at a time. */
  static final int MOST_CLIENTS = 200;

  /** The most views that one client follows. */
  static final int MOST_VIEWS = 100;

  private final Session session;
  private final ProgressMeter meter;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger clients = new AtomicInteger();

  EventsEndpoint(Session session, ProgressMeter meter) {
    this.session = session;
    this.meter = meter;
  }

  /** Ends all streams. */
  void stop() {
    stopped.countDown();
  }

  void handle(Context ctx) throws InterruptedException, IOException {
    List<ViewFeed> feeds = feeds(ctx);
    if (feeds == null) {
      return;
    }
    if (clients.incrementAndGet() > MOST_CLIENTS) {
      clients.decrementAndGet();
      ErrorAnswer.busy(ctx, "too many pages are open");
      return;
    }
    try {
      ctx.res().setContentType("text/event-stream");
      ctx.res().setCharacterEncoding("utf-8");
      ctx.res().setHeader("Cache-Control", "no-store");
      ctx.res().setHeader("X-Accel-Buffering", "no");
      stream(ctx.res().getOutputStream(), feeds);
    } catch (IOException e) {
      // The client went away, which is how every stream ends.
      return;
    } finally {
      feeds.forEach(ViewFeed::close);
      clients.decrementAndGet();
    }
  }

  /** A feed for each view asked for; null if the answer has been given because one is unknown. */
  private @Nullable List<ViewFeed> feeds(Context ctx) {
    String asked = ctx.queryParam("views");
    Set<String> names = new LinkedHashSet<>();
    for (String name : asked == null ? new String[0] : asked.split(",", MOST_VIEWS)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    List<ViewFeed> feeds = new ArrayList<>();
    for (String name : names) {
      RunningView running = session.views().find(name);
      if (running == null) {
        ErrorAnswer.notFound(ctx, "materialized view \"" + name + "\" does not exist");
        return null;
      }
      feeds.add(new ViewFeed(name, session.zone()));
    }
    return feeds;
  }

  private void stream(OutputStream out, List<ViewFeed> feeds)
      throws IOException, InterruptedException {
    int round = 0;
    while (true) {
      boolean wrote = false;
      boolean begun = true;
      for (ViewFeed feed : feeds) {
        RunningView running = session.views().find(feed.name());
        ViewFeed.Event event = running == null ? null : feed.next(running.view());
        if (event != null) {
          send(out, event.type, event.data);
          wrote = true;
        }
        begun &= feed.begun() || running == null;
      }
      if (begun && round % PROGRESS_ROUNDS == 0) {
        send(out, "progress", progress());
        wrote = true;
      }
      if (wrote) {
        out.flush();
      }
      if (stopped.await(begun ? GATHER_MILLIS : FIRST_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
      round += begun ? 1 : 0;
    }
  }

  private byte[] progress() {
    Progress now = meter.now();
    JsonWriter json = new JsonWriter().beginObject();
    json.name("rowsRead").value(now.rowsRead());
    json.name("rowsPerSecond").value(now.rowsPerSecond());
    json.name("rowsRejected").value(now.rowsRejected());
    json.name("rowsLate").value(now.rowsLate());
    JsonParts.watermark(json, now.watermark());
    json.name("memoryUsedBytes").value(JsonParts.memoryUsed());
    json.name("running").value(now.running());
    return json.endObject().toBytes();
  }

  private static void send(OutputStream out, String type, byte[] data) throws IOException {
    out.write(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    out.write(data);
    out.write("\n\n".getBytes(StandardCharsets.UTF_8));
  }
}
