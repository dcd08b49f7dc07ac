package dev.weir.bench.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The queries as DuckDB takes them: views over the file, and one SELECT, from the resources. */
final class DuckDbScript {
  private DuckDbScript() {}

  static boolean exists(String query) {
    return DuckDbScript.class.getResource(resource(query)) != null;
  }

  /** The statements that make the views. */
  static List<String> views(String file, String side) {
    String script =
        read("tables").replace("${file}", quoted(file)).replace("${side}", quoted(side));
    return List.of(script.split(";\\s*\\n", -1)).stream().filter(text -> !text.isBlank()).toList();
  }

  static String select(String query) {
    String text = read(query).strip();
    return text.substring(0, text.length() - 1);
  }

  private static String quoted(String path) {
    return path.replace("'", "''");
  }

  private static String resource(String name) {
    return "/duckdb/" + name + ".sql";
  }

  private static String read(String name) {
    try (InputStream in = DuckDbScript.class.getResourceAsStream(resource(name))) {
      if (in == null) {
        throw new IllegalArgumentException("DuckDB has no query \"" + name + "\"");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
