package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.LongResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Regular expressions, LIKE and SIMILAR TO. */
public final class Patterns {
  private Patterns() {}

  public static long like(Slice text, Slice pattern, LikePattern cache) {
    return cache.matches(text, pattern, '\\') ? 1 : 0;
  }

  public static long like(Slice text, Slice pattern, Slice escape, LikePattern cache) {
    int character = escape.length == 0 ? -1 : escape.data[escape.offset];
    return cache.matches(text, pattern, character) ? 1 : 0;
  }

  public static long similar(Slice text, Slice pattern, PatternCache cache) {
    return cache.similar(text, pattern, -1) ? 1 : 0;
  }

  public static long similar(Slice text, Slice pattern, Slice escape, PatternCache cache) {
    int character = escape.length == 0 ? -1 : escape.data[escape.offset];
    return cache.similar(text, pattern, character) ? 1 : 0;
  }

  public static long regexp(Slice text, Slice regex, PatternCache cache) {
    return regex.length > 0 && cache.first(text, regex) != null ? 1 : 0;
  }

  public static boolean extract(Slice text, Slice regex, PatternCache cache, BytesResult out) {
    return extract(text, regex, 0, cache, out);
  }

  /** A group of the first match. */
  public static boolean extract(
      Slice text, Slice regex, long group, PatternCache cache, BytesResult out) {
    Matcher matcher = cache.first(text, regex);
    if (matcher == null || group < 0 || group > matcher.groupCount()) {
      return false;
    }
    return give(matcher.group((int) group), out);
  }

  public static boolean replace(
      Slice text, Slice regex, Slice replacement, PatternCache cache, BytesResult out) {
    Matcher matcher = cache.matcher(text, regex);
    if (matcher == null) {
      return false;
    }
    out.set(matcher.replaceAll(Matcher.quoteReplacement(replacement.toString())));
    return true;
  }

  public static boolean count(Slice text, Slice regex, PatternCache cache, LongResult out) {
    Matcher matcher = cache.matcher(text, regex);
    if (matcher == null) {
      return false;
    }
    out.value = matcher.results().count();
    return true;
  }

  /** Where the first match starts, from 1, or 0. */
  public static boolean find(Slice text, Slice regex, PatternCache cache, LongResult out) {
    Matcher matcher = cache.matcher(text, regex);
    if (matcher == null) {
      return false;
    }
    out.value = matcher.find() ? matcher.start() + 1L : 0;
    return true;
  }

  private static boolean give(@Nullable String value, BytesResult out) {
    if (value == null) {
      return false;
    }
    out.set(value);
    return true;
  }
}
