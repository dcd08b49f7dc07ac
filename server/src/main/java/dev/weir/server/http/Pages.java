package dev.weir.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pages, scripts and styles from the class path: Weir's own below {@code ui/}, and under {@code
 * lib/} the JavaScript libraries packed with it. Nothing else is reachable.
 */
final class Pages {
  private static final String OWN = "ui/";
  private static final String LIBRARIES = "META-INF/resources/_static/";
  private static final Pattern SAFE =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_.@-]*/)*+[A-Za-z0-9_@-][A-Za-z0-9_.@-]*");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("(?is)<script\\s+type=\"importmap\"\\s*>(.*?)</script>");
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

  /** A file, its tag for caches, and what it may load. */
  private static final class Page {
    final byte[] content;
    final String type;
    final String tag;
    final String policy;

    Page(byte[] content, String type) {
      this.content = content;
      this.type = type;
      this.tag = "\"" + hash(content).substring(0, 16) + "\"";
      this.policy = policy(content, type);
    }
  }

  void serve(Context ctx, String file) throws IOException {
    Page page = page(file);
    if (page == null) {
      ErrorAnswer.notFound(ctx, "there is no page " + ctx.path());
      return;
    }
    ctx.header("Content-Security-Policy", page.policy);
    ctx.header("ETag", page.tag);
    ctx.header(
        "Cache-Control",
        file.startsWith("lib/") ? "public, max-age=31536000, immutable" : "no-cache");
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
    String resource = file.startsWith("lib/") ? LIBRARIES + file.substring(4) : OWN + file;
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      byte[] content = in.readAllBytes();
      Page page = new Page(content, type);
      pages.put(file, page);
      return page;
    }
  }

  private static String policy(byte[] content, String type) {
    StringBuilder scripts = new StringBuilder("'self'");
    if (type.startsWith("text/html")) {
      Matcher maps = IMPORT_MAP.matcher(new String(content, StandardCharsets.UTF_8));
      while (maps.find()) {
        byte[] map = maps.group(1).getBytes(StandardCharsets.UTF_8);
        scripts.append(" 'sha256-").append(hash(map)).append('\'');
      }
    }
    return "default-src 'none'; script-src "
        + scripts
        + "; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:"
        + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'"
        + "; form-action 'none'; frame-ancestors 'none'";
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
