package dev.weir.bench.nexmark;

import dev.weir.connector.Connectors;
import dev.weir.plan.Collect;
import dev.weir.plan.PlanRoot;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import dev.weir.type.RowType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL of a benchmark query, from the resources of this package: tables over an input, and one
 * INSERT into a table that drops its rows.
 */
public final class NexmarkScript {
  /** What is no query of the benchmark: reading alone. */
  public static final String READ = "read";

  private static final String INSERT = "INSERT INTO sink";

  private NexmarkScript() {}

  /** Where the tables read from: options of the table of events, and the file of q13. */
  public record Input(Map<String, String> options, Path side) {
    public Input {
      options = Map.copyOf(options);
    }

    /** A file of JSON lines, or a folder of such files. */
    public static Input file(Path events, Path side) {
      String path = events.toAbsolutePath().toString();
      return new Input(Map.of("connector", "filesystem", "path", path, "format", "json"), side);
    }

    /** Weir's own generator. */
    public static Input generator(long events, Path side) {
      return new Input(Map.of("connector", "nexmark", "events.num", Long.toString(events)), side);
    }

    private String sourceText() {
      return options.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(option -> "'" + option.getKey() + "' = '" + quoted(option.getValue()) + "'")
          .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
      return text.replace("'", "''");
    }
  }

  /** What a SELECT gives: its plan and its columns. */
  public record Query(Collect root, RowType schema) {}

  /** The statements of a query; the last is the INSERT. */
  public static List<String> statements(String query, Input input) {
    String script = read("tables") + "\n" + read(query);
    String side = Input.quoted(input.side().toAbsolutePath().toString());
    String filled = script.replace("${source}", input.sourceText()).replace("${side}", side);
    return SqlCompiler.split(filled).stream().map(StatementText::text).toList();
  }

  /** The SELECT of the INSERT. */
  public static String select(String insert) {
    if (!insert.toUpperCase(Locale.ROOT).startsWith(INSERT.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no INSERT INTO sink: " + insert);
    }
    return insert.substring(INSERT.length()).strip();
  }

  /** What has to run so that the last of the statements is carried out. */
  static List<PlanRoot> roots(String query, List<String> statements, Connectors connectors) {
    List<PlanRoot> roots = new ArrayList<>();
    Catalog catalog = new InMemoryCatalog();
    SqlCompiler compiler = new SqlCompiler(catalog, connectors, new Settings());
    for (String statement : statements) {
      switch (compile(compiler, statement)) {
        case Statement.Definition definition -> definition.apply(catalog);
        case Statement.Insert insert -> roots.addAll(insert.sinks());
        case Statement other -> throw new IllegalArgumentException(query + ": " + other);
      }
    }
    return roots;
  }

  /** What has to run to get the rows that the last of the statements inserts. */
  static Query query(String query, List<String> statements, Connectors connectors) {
    Catalog catalog = new InMemoryCatalog();
    SqlCompiler compiler = new SqlCompiler(catalog, connectors, new Settings());
    for (String statement : statements.subList(0, statements.size() - 1)) {
      if (compile(compiler, statement) instanceof Statement.Definition definition) {
        definition.apply(catalog);
      }
    }
    Statement last = compile(compiler, select(statements.getLast()));
    if (last instanceof Statement.Query select) {
      return new Query(new Collect(select.plan()), select.schema());
    }
    throw new IllegalArgumentException(query + ": " + last);
  }

  private static Statement compile(SqlCompiler compiler, String statement) {
    return compiler.compile(SqlCompiler.split(statement).getFirst());
  }

  private static String read(String name) {
    try (InputStream in = NexmarkScript.class.getResourceAsStream("/nexmark/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no query \"" + name + "\"");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
