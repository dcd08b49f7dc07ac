package dev.weir.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign pages out: a browser on this machine must not be used by a page from elsewhere to
 * reach Weir, neither directly nor by a name that was made to point here.
 */
final class Guard {
  private final boolean loopbackOnly;

  Guard(boolean loopbackOnly) {
    this.loopbackOnly = loopbackOnly;
  }

  void check(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Referrer-Policy", "no-referrer");
    String host = ctx.header("Host");
    if (loopbackOnly && !isLoopbackName(host)) {
      refuse(ctx, "this server answers to localhost only");
    } else if (!sameOrigin(ctx.header("Origin"), host)
        || (!ctx.method().equals(HandlerType.GET) && crossSite(ctx.header("Sec-Fetch-Site")))) {
      refuse(ctx, "requests from other pages are refused");
    }
  }

  private static void refuse(Context ctx, String reason) {
    ErrorAnswer.refused(ctx, reason);
    ctx.skipRemainingHandlers();
  }

  private static boolean crossSite(@Nullable String site) {
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
    return origin == null
        || origin.equalsIgnoreCase("http://" + host)
        || origin.equalsIgnoreCase("https://" + host);
  }

  private static boolean isLoopbackName(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
  }
}
