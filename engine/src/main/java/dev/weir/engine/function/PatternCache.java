package dev.weir.engine.function;

import dev.weir.batch.Slice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The last regular expression of a call site, compiled; nearly always it stays the same. */
public final class PatternCache {
  private @Nullable Slice source;
  private @Nullable Pattern pattern;

  /** A matcher for the text; null if the expression is none. */
  @Nullable Matcher matcher(Slice text, Slice regex) {
    Pattern compiled = compiled(regex, false, -1);
    return compiled == null ? null : compiled.matcher(text.toString());
  }

  /** Whether the whole text matches a pattern of the SQL standard. */
  boolean similar(Slice text, Slice regex, int escape) {
    Pattern compiled = compiled(regex, true, escape);
    return compiled != null && compiled.matcher(text.toString()).matches();
  }

  private @Nullable Pattern compiled(Slice regex, boolean standard, int escape) {
    if (source == null || !Slice.same(source, regex)) {
      source = Slice.of(regex.toBytes());
      pattern = compile(regex.toString(), standard, escape);
    }
    return pattern;
  }

  private static @Nullable Pattern compile(String regex, boolean standard, int escape) {
    try {
      return standard
          ? Pattern.compile(java(regex, escape), Pattern.DOTALL)
          : Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** A pattern of the SQL standard as Java's. */
  private static String java(String regex, int escape) {
    StringBuilder out = new StringBuilder();
    boolean inSet = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == escape && i + 1 < regex.length()) {
        i++;
        out.append(Pattern.quote(String.valueOf(regex.charAt(i))));
      } else if (inSet) {
        inSet = c != ']';
        out.append(c);
      } else {
        inSet = c == '[';
        out.append(plain(c));
      }
    }
    return out.toString();
  }

  private static String plain(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      case '.', '^', '$', '\\' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }
}
