package dev.weir.bench.nexmark;

import dev.weir.connector.Connectors;
import dev.weir.plan.Sink;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The SQL of a benchmark query, from the resources of this package. */
final class NexmarkScript {
  private NexmarkScript() {}

  /** Compiles the tables over the given source options and the query; returns what to run. */
  static List<Sink> compile(String query, String sourceOptions, Connectors connectors) {
    String script = read("tables").replace("${source}", sourceOptions) + "\n" + read(query);
    Catalog catalog = new InMemoryCatalog();
    SqlCompiler compiler = new SqlCompiler(catalog, connectors, new Settings());
    List<Sink> sinks = new ArrayList<>();
    for (StatementText text : SqlCompiler.split(script)) {
      switch (compiler.compile(text)) {
        case Statement.Definition definition -> definition.apply(catalog);
        case Statement.Insert insert -> sinks.addAll(insert.sinks());
        case Statement other -> throw new IllegalArgumentException(query + ": " + other);
      }
    }
    return sinks;
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
