package dev.weir.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages, scripts and styles from the class path below {@code ui/}. Nothing else is reachable. */
final class Pages {
  private static final String OWN = "ui/";
  private static final Pattern SAFE =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_.@-]*/)*+[A-Za-z0-9_@-][A-Za-z0-9_.@-]*");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'"
          + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'"
          + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private final ClassLoader loader;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  Pages(ClassLoader loader) {
    this.loader = loader;
  }

  /** A file and its tag for caches. */
  private static final class Page {
    final byte[] content;
    final String type;
    final String tag;

    Page(byte[] content, String type) {
      this.content = content;
      this.type = type;
      this.tag = "\"" + hash(content).substring(0, 16) + "\"";
    }
  }

  void serve(Context ctx, String file) throws IOException {
    Page page = page(file);
    if (page == null) {
      ErrorAnswer.notFound(ctx, "there is no page " + ctx.path());
      return;
    }
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("ETag", page.tag);
    ctx.header("Cache-Control", "no-cache");
    if (page.tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType(page.type);
    ctx.result(page.content);
  }

  private @Nullable Page page(String file) throws IOException {
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !SAFE.matcher(file).matches()) {
      return null;
    }
    Page known = pages.get(file);
    if (known != null) {
      return known;
    }
    try (InputStream in = loader.getResourceAsStream(OWN + file)) {
      if (in == null) {
        return null;
      }
      byte[] content = in.readAllBytes();
      Page page = new Page(content, type);
      pages.put(file, page);
      return page;
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
