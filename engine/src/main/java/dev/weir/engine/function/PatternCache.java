package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The last regular expression of a call site, compiled; nearly always it stays the same. */
public final class PatternCache {
  private static final Map<String, String> CLASSES = classes();

  private @Nullable Slice source;
  private @Nullable Pattern pattern;
  private @Nullable RequiredText required;

  private static Map<String, String> classes() {
    Map<String, String> classes = new LinkedHashMap<>();
    for (String name : List.of("Alpha", "Upper", "Lower", "Digit", "Space", "Alnum")) {
      classes.put("[:" + name.toUpperCase(Locale.ROOT) + ":]", "\\p{" + name + "}");
      classes.put("[:" + name.toLowerCase(Locale.ROOT) + ":]", "\\p{" + name + "}");
    }
    classes.put("[:WHITESPACE:]", "\\s");
    classes.put("[:whitespace:]", "\\s");
    return classes;
  }

  /** A matcher for the text; null if the expression is none. */
  @Nullable Matcher matcher(Slice text, Slice regex) {
    Pattern compiled = compiled(regex, false, -1);
    return compiled == null ? null : compiled.matcher(text.toString());
  }

  /** The first match; null if there is none, or the expression is none. */
  @Nullable Matcher first(Slice text, Slice regex) {
    Pattern compiled = compiled(regex, false, -1);
    if (compiled == null || required != null && !required.isIn(text)) {
      return null;
    }
    String whole = text.toString();
    Matcher matcher = compiled.matcher(whole);
    return matcher.find(required == null ? 0 : required.start(whole)) ? matcher : null;
  }

  /** Whether the whole text matches a pattern of the SQL standard. */
  boolean similar(Slice text, Slice regex, int escape) {
    Pattern compiled = compiled(regex, true, escape);
    if (compiled == null) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "\"" + regex + "\" is not a pattern of SIMILAR TO");
    }
    return compiled.matcher(text.toString()).matches();
  }

  private @Nullable Pattern compiled(Slice regex, boolean standard, int escape) {
    if (source == null || !Slice.same(source, regex)) {
      source = Slice.of(regex.toBytes());
      pattern = compile(regex.toString(), standard, escape);
      required = standard || pattern == null ? null : RequiredText.of(regex.toString());
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
        String name = className(regex, i);
        if (name != null) {
          out.append(CLASSES.get(name));
          i += name.length() - 1;
        } else {
          inSet = c != ']';
          out.append(c);
        }
      } else {
        inSet = c == '[';
        out.append(plain(c));
      }
    }
    return out.toString();
  }

  /** The name of a class of characters, as [:ALPHA:], at that place, or null. */
  private static @Nullable String className(String regex, int at) {
    for (String name : CLASSES.keySet()) {
      if (regex.startsWith(name, at)) {
        return name;
      }
    }
    return null;
  }

  private static String plain(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      default -> String.valueOf(c);
    };
  }
}
