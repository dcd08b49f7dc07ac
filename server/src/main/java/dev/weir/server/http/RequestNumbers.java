package dev.weir.server.http;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import org.jspecify.annotations.Nullable;

/** Numbers in requests. */
final class RequestNumbers {
  private RequestNumbers() {}

  /** A number of rows: from 0, cut at the most that is given. */
  static int limit(@Nullable String text, int otherwise, int most) {
    if (text == null) {
      return otherwise;
    }
    try {
      long limit = Long.parseLong(text.strip());
      if (limit >= 0) {
        return (int) Math.min(limit, most);
      }
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static WeirException refused(String text, @Nullable Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_ARGUMENT, "limit \"" + text + "\" is no number of rows", cause);
  }
}
