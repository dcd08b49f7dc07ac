package dev.weir.sql.convert;

import dev.weir.connector.Connectors;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans queries: names and types checked, views expanded, what is not needed left out.
 *
 * <p>Nodes come from a parse of {@link StatementText#text()}; every error is a {@link
 * dev.weir.error.WeirException} with its place in the whole script.
 */
public final class QueryPlanner {

  public QueryPlanner(Catalog catalog, Connectors connectors, Settings settings) {}

  /** Plans a SELECT, VALUES, WITH or set operation. */
  public Planned plan(SqlNode query, StatementText statement) {
    throw new UnsupportedOperationException(query + statement.text());
  }

  /**
   * Plans INSERT INTO target: the query's columns, cast where Flink casts by itself, go to {@code
   * columns} (all of the target's physical columns if empty), NULL to the rest.
   */
  public Sink planInsert(
      TableDefinition target, List<String> columns, SqlNode query, StatementText statement) {
    throw new UnsupportedOperationException(target + "" + columns + query + statement.text());
  }

  /** The type that a column definition or CAST names. */
  public SqlType resolveType(SqlDataTypeSpec type, StatementText statement) {
    throw new UnsupportedOperationException(type + statement.text());
  }

  /** The type of an expression over columns: a computed column or a watermark. */
  public SqlType resolveExpression(SqlNode expression, RowType columns, StatementText statement) {
    throw new UnsupportedOperationException(expression + "" + columns + statement.text());
  }
}
