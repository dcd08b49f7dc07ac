package dev.weir.engine.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths: {@code $.name}, {@code ['name', 'other']}, {@code [0, -1]}, {@code [1:3]}, {@code
 * *}, {@code ..name}, {@code [?(@.price < 10)]}, {@code .length()}.
 */
final class JsonPathReader {
  private final String text;
  private int at;

  private JsonPathReader(String text) {
    this.text = text;
  }

  static JsonPath read(String text) throws JsonException {
    JsonPathReader reader = new JsonPathReader(text.strip());
    if (reader.next() != '$') {
      throw new JsonException("path \"" + text + "\" does not start with $");
    }
    JsonPath path = reader.steps();
    if (reader.at < reader.text.length()) {
      throw reader.unexpected();
    }
    return path;
  }

  private JsonPath steps() throws JsonException {
    List<JsonStep> steps = new ArrayList<>();
    while (at < text.length() && (peek() == '.' || peek() == '[')) {
      if (peek() == '[') {
        steps.add(bracket());
        continue;
      }
      at++;
      if (peek() == '.') {
        at++;
        steps.add(new JsonStep.Descendants());
        if (peek() == '[') {
          continue;
        }
      }
      steps.add(dotted());
    }
    return new JsonPath(steps);
  }

  private JsonStep dotted() throws JsonException {
    if (peek() == '*') {
      at++;
      return new JsonStep.All();
    }
    int start = at;
    while (at < text.length() && ".[ ()=!<>&|,".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    String name = text.substring(start, at);
    if (text.startsWith("()", at)) {
      at += 2;
      if (name.equals("length") || name.equals("size")) {
        return new JsonStep.Length();
      }
      throw new JsonException("paths have no function \"" + name + "\"");
    }
    return new JsonStep.Names(List.of(name));
  }

  private JsonStep bracket() throws JsonException {
    at++;
    skipBlanks();
    JsonStep step =
        switch (peek()) {
          case '*' -> {
            at++;
            yield new JsonStep.All();
          }
          case '?' -> where();
          case '\'', '"' -> names();
          default -> places();
        };
    skipBlanks();
    if (next() != ']') {
      throw unexpected();
    }
    return step;
  }

  private JsonStep names() throws JsonException {
    List<String> names = new ArrayList<>();
    do {
      skipBlanks();
      names.add(quoted());
    } while (takes(','));
    return new JsonStep.Names(names);
  }

  private String quoted() throws JsonException {
    char quote = next();
    if (quote != '\'' && quote != '"') {
      throw unexpected();
    }
    StringBuilder name = new StringBuilder();
    while (peek() != quote) {
      if (peek() == '\\') {
        at++;
      }
      name.append(next());
    }
    at++;
    return name.toString();
  }

  private JsonStep places() throws JsonException {
    Integer first = integer();
    if (takes(':')) {
      return new JsonStep.Range(first, integer());
    }
    if (first == null) {
      throw unexpected();
    }
    List<Integer> places = new ArrayList<>(List.of(first));
    while (takes(',')) {
      Integer place = integer();
      if (place == null) {
        throw unexpected();
      }
      places.add(place);
    }
    return new JsonStep.Places(places);
  }

  private @Nullable Integer integer() throws JsonException {
    skipBlanks();
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    try {
      return at == start ? null : Integer.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw unexpected();
    }
  }

  private JsonStep where() throws JsonException {
    at++;
    skipBlanks();
    if (next() != '(') {
      throw unexpected();
    }
    JsonFilter filter = or();
    if (!takes(')')) {
      throw unexpected();
    }
    return new JsonStep.Where(filter);
  }

  private JsonFilter or() throws JsonException {
    JsonFilter left = and();
    while (takes("||")) {
      left = new JsonFilter.Or(left, and());
    }
    return left;
  }

  private JsonFilter and() throws JsonException {
    JsonFilter left = condition();
    while (takes("&&")) {
      left = new JsonFilter.And(left, condition());
    }
    return left;
  }

  private JsonFilter condition() throws JsonException {
    if (takes('(')) {
      JsonFilter inner = or();
      if (!takes(')')) {
        throw unexpected();
      }
      return inner;
    }
    if (!takes('@')) {
      throw unexpected();
    }
    JsonPath path = steps();
    for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (takes(operator)) {
        return new JsonFilter.Compares(path, operator, constant());
      }
    }
    return new JsonFilter.Exists(path);
  }

  private Object constant() throws JsonException {
    skipBlanks();
    if (peek() == '\'' || peek() == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && " )&|".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return JsonReader.read(text.substring(start, at));
  }

  private boolean takes(char wanted) {
    return takes(String.valueOf(wanted));
  }

  private boolean takes(String wanted) {
    skipBlanks();
    boolean there = text.startsWith(wanted, at);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private char peek() throws JsonException {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private char next() throws JsonException {
    char c = peek();
    at++;
    return c;
  }

  private JsonException unexpected() {
    return new JsonException("path \"" + text + "\" is wrong at character " + (at + 1));
  }
}
