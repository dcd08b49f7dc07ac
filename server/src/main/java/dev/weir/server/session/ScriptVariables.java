package dev.weir.server.session;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a script: {@code ${name}} stands for a value given on the command line, {@code
 * ${name:-otherwise}} has a value of its own if none is given, and a dollar sign before a variable
 * leaves it as it is.
 */
public record ScriptVariables(Map<String, String> values) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_.-]*?)(:-([^}\\n]*))?}");

  public ScriptVariables {
    values = Map.copyOf(values);
  }

  /** The script with its variables replaced. Fails at one that has no value. */
  public String apply(String script) {
    if (script.indexOf('$') < 0) {
      return script;
    }
    Matcher matcher = VARIABLE.matcher(script);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(result, Matcher.quoteReplacement(value(matcher, script)));
    }
    return matcher.appendTail(result).toString();
  }

  private String value(Matcher matcher, String script) {
    String name = matcher.group(1);
    if (name == null) {
      return "${";
    }
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    if (matcher.group(2) != null) {
      return matcher.group(3);
    }
    String near = Suggestions.didYouMean(name, values.keySet());
    throw new WeirException(ErrorCode.INVALID_ARGUMENT, "variable \"" + name + "\" has no value")
        .at(position(script, matcher.start(), matcher.end()))
        .withHint(near != null ? near : "Give it one with --set " + name + "=VALUE.");
  }

  private static Position position(String script, int start, int end) {
    int line = 1 + (int) script.substring(0, start).chars().filter(c -> c == '\n').count();
    int before = script.lastIndexOf('\n', start - 1);
    return new Position(line, start - before, line, end - before - 1);
  }
}
