package dev.weir.engine.function;

import dev.weir.batch.Slice;
import java.net.MalformedURLException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Parts of a URL, by the rules of {@link URL}, which Flink too asks. */
public final class UrlParts {
  private UrlParts() {}

  /** A part, or NULL if the text is no URL or lacks the part. */
  public static boolean part(Slice text, Slice part, BytesResult out) {
    URL url = url(text);
    return url != null && give(part(url, part.toString()), out);
  }

  /** The value of a key of the query. */
  public static boolean part(Slice text, Slice part, Slice key, BytesResult out) {
    URL url = url(text);
    if (url == null || url.getQuery() == null || !part.toString().equals("QUERY")) {
      return false;
    }
    String wanted = key + "=";
    for (String pair : url.getQuery().split("&")) {
      if (pair.startsWith(wanted)) {
        return give(pair.substring(wanted.length()), out);
      }
    }
    return false;
  }

  private static @Nullable String part(URL url, String part) {
    return switch (part) {
      case "HOST" -> url.getHost();
      case "PATH" -> url.getPath();
      case "QUERY" -> url.getQuery();
      case "REF" -> url.getRef();
      case "PROTOCOL" -> url.getProtocol();
      case "FILE" -> url.getFile();
      case "AUTHORITY" -> url.getAuthority();
      case "USERINFO" -> url.getUserInfo();
      default -> null;
    };
  }

  private static boolean give(@Nullable String value, BytesResult out) {
    if (value == null) {
      return false;
    }
    out.set(value);
    return true;
  }

  /** Unlike {@link java.net.URI}, this constructor takes blanks and refuses unknown protocols. */
  @SuppressWarnings("deprecation")
  private static @Nullable URL url(Slice text) {
    try {
      return new URL(text.toString());
    } catch (MalformedURLException e) {
      return null;
    }
  }
}
