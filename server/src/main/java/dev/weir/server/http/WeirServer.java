package dev.weir.server.http;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.ProgressMeter;
import dev.weir.server.session.Session;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Answers HTTP about a session. */
public final class WeirServer implements AutoCloseable {
  /** The longest request body. */
  static final int MOST_BODY_BYTES = 1 << 20;

  private final Javalin javalin;
  private final EventsEndpoint events;
  private final String host;

  private WeirServer(Session session, String host, String version) {
    this.host = host;
    ProgressMeter meter = new ProgressMeter(session);
    this.events = new EventsEndpoint(session, meter);
    Guard guard = new Guard(isLoopback(host));
    Endpoints endpoints =
        new Endpoints(
            guard,
            new StatusEndpoint(session, version),
            new ViewsEndpoint(session),
            new SqlEndpoint(session),
            events,
            new Pages(WeirServer.class.getClassLoader()));
    this.javalin = Javalin.create(config -> configure(config, endpoints));
  }

  /** Starts to listen; port 0 takes any that is free. Fails if the address can't be had. */
  public static WeirServer start(Session session, String host, int port, String version) {
    WeirServer server = new WeirServer(session, host, version);
    try {
      server.javalin.start(host, port);
    } catch (RuntimeException e) {
      server.close();
      throw refused(e, host, port);
    }
    return server;
  }

  public int port() {
    return javalin.port();
  }

  /** The address of the first page. */
  public String address() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/";
  }

  @Override
  public void close() {
    events.stop();
    javalin.stop();
  }

  /** Everything that answers. */
  private record Endpoints(
      Guard guard,
      StatusEndpoint status,
      ViewsEndpoint views,
      SqlEndpoint sql,
      EventsEndpoint events,
      Pages pages) {}

  private static void configure(JavalinConfig config, Endpoints endpoints) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MOST_BODY_BYTES;
    RoutesConfig routes = config.routes;
    routes.before(endpoints.guard()::check);
    routes.get("/api/status", endpoints.status()::handle);
    routes.get("/api/views", endpoints.views()::list);
    routes.get("/api/views/{name}", endpoints.views()::rows);
    routes.post("/api/sql", endpoints.sql()::handle);
    routes.get("/api/events", endpoints.events()::handle);
    routes.get("/api/<rest>", ctx -> ErrorAnswer.notFound(ctx, "there is no " + ctx.path()));
    routes.get("/", ctx -> endpoints.pages().serve(ctx, "index.html"));
    routes.get("/<file>", ctx -> endpoints.pages().serve(ctx, ctx.pathParam("file")));
    routes.exception(WeirException.class, (e, ctx) -> ErrorAnswer.of(ctx, 400, e, ""));
    routes.exception(Exception.class, ErrorAnswer::internal);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Listening fails on this name right after, with a message of its own.
      return false;
    }
  }

  private static WeirException refused(RuntimeException e, String host, int port) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return new WeirException(
                ErrorCode.ADDRESS_IN_USE, "port " + port + " of \"" + host + "\" is taken", e)
            .withHint("Choose another with --port, or end the program that listens there.");
      }
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return new WeirException(ErrorCode.IO_FAILED, "host \"" + host + "\" is not known", e);
      }
    }
    return new WeirException(
        ErrorCode.IO_FAILED, "can't listen on \"" + host + "\" port " + port, e);
  }
}
