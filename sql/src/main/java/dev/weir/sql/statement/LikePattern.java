package dev.weir.sql.statement;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * LIKE of a SHOW statement: {@code %} is any text, {@code _} any character, after a backslash
 * neither.
 */
public final class LikePattern {
  private final @Nullable Pattern pattern;
  private final boolean negated;

  public LikePattern(@Nullable String like, boolean negated) {
    this.pattern = like == null ? null : Pattern.compile(expression(like), Pattern.DOTALL);
    this.negated = negated;
  }

  public boolean matches(String name) {
    return pattern == null || pattern.matcher(name).matches() != negated;
  }

  private static String expression(String like) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        i++;
        expression.append(Pattern.quote(like.substring(i, i + 1)));
      } else if (c == '%') {
        expression.append(".*");
      } else if (c == '_') {
        expression.append('.');
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }
}
