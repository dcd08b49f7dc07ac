package dev.weir.sql;

import dev.weir.connector.Connectors;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.util.List;

/** Compiles Flink SQL. Reads the catalog and the settings, changes neither. */
public final class SqlCompiler {

  public SqlCompiler(Catalog catalog, Connectors connectors, Settings settings) {}

  /**
   * Cuts a script into statements at semicolons, minding quotes, comments, BEGIN ... END; drops
   * empty ones. The last one need not end with a semicolon.
   */
  public static List<StatementText> split(String script) {
    return ScriptSplitter.split(script);
  }

  /**
   * Compiles one statement. Throws {@link dev.weir.error.WeirException} with a position in the
   * whole script.
   */
  public Statement compile(StatementText statement) {
    if (statement.text().isEmpty()) {
      throw new IllegalArgumentException("empty statement");
    }
    throw new UnsupportedOperationException(statement.text());
  }
}
