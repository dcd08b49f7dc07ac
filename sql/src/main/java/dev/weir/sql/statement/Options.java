package dev.weir.sql.statement;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.parser.Places;
import dev.weir.sql.planning.MetadataColumns;
import dev.weir.sql.script.StatementText;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.ddl.SqlReplaceTableAs;
import org.apache.flink.sql.parser.ddl.SqlTableOption;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.jspecify.annotations.Nullable;

/** The WITH clause: values and, for errors, places. */
final class Options {
  private static final String CONNECTOR = "connector";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, SqlTableOption> nodes = new LinkedHashMap<>();
  private final StatementText statement;

  private Options(StatementText statement) {
    this.statement = statement;
  }

  static Options of(SqlCreateTable create, StatementText statement) {
    Options options = new Options(statement);
    if (create instanceof SqlReplaceTableAs) {
      // It fails to list its operands, so that the places of its options are not known.
      options.values.putAll(create.getProperties());
      return options;
    }
    for (SqlNode operand : create.getOperandList()) {
      if (operand instanceof SqlNodeList list) {
        for (SqlNode node : list) {
          if (node instanceof SqlTableOption option) {
            options.add(option);
          }
        }
      }
    }
    return options;
  }

  private void add(SqlTableOption option) {
    String key = option.getKeyString();
    if (values.put(key, option.getValueString()) != null) {
      throw new WeirException(ErrorCode.INVALID_OPTION, "option \"" + key + "\" is given twice")
          .at(Places.of(option.getKey(), statement));
    }
    nodes.put(key, option);
  }

  /** Takes an option over from another table; one that the statement gives wins, or is refused. */
  void inherit(String key, String value, boolean mustDiffer) {
    SqlTableOption own = nodes.get(key);
    if (own != null && mustDiffer) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION, "option \"" + key + "\" comes from LIKE as well")
          .at(Places.of(own.getKey(), statement))
          .withHint("Add OVERWRITING OPTIONS to LIKE.");
    }
    values.putIfAbsent(key, value);
  }

  Map<String, String> values() {
    return values;
  }

  /** Lets the connector check the table. Errors point at the option they speak of. */
  void check(TableDefinition table, Connectors connectors, Position name) {
    try {
      validate(table, connectors);
    } catch (WeirException e) {
      throw e.position() == null ? e.at(place(e, name)) : e;
    }
  }

  /** Lets the connector check the options of a table. */
  static void validate(TableDefinition table, Connectors connectors) {
    String wanted = table.options().get(CONNECTOR);
    String all = "Known connectors: " + String.join(", ", connectors.names()) + ".";
    if (wanted == null) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "table \"" + table.name() + "\" has no option \"" + CONNECTOR + "\"")
          .withHint(all);
    }
    Connector connector = connectors.find(wanted);
    if (connector == null) {
      String meant = Suggestions.didYouMean(wanted, connectors.names());
      throw new WeirException(
              ErrorCode.INVALID_OPTION, "connector \"" + wanted + "\" does not exist")
          .withHint(meant == null ? all : meant);
    }
    CatalogTable seen = physical(table);
    connector.validate(seen);
    MetadataColumns.check(seen, connector);
  }

  /** The option that a message names, or the table. */
  private Position place(WeirException error, Position otherwise) {
    for (Map.Entry<String, SqlTableOption> entry : nodes.entrySet()) {
      SqlTableOption option = entry.getValue();
      boolean namesKey = quotes(error.text(), entry.getKey());
      boolean namesValue = quotes(error.text(), option.getValueString());
      if (namesKey || namesValue) {
        return Places.of(namesValue ? option.getValue() : option.getKey(), statement);
      }
    }
    return otherwise;
  }

  private static boolean quotes(String message, @Nullable String name) {
    return message.contains("\"" + name + "\"");
  }

  private static CatalogTable physical(TableDefinition table) {
    List<Field> fields =
        table.columns().stream().filter(ColumnDefinition::isPhysical).map(Options::field).toList();
    return new CatalogTable(
        table.name(),
        RowType.of(fields),
        table.primaryKey(),
        table.options(),
        MetadataColumns.keys(table),
        table.partitioning().keys());
  }

  private static Field field(ColumnDefinition column) {
    return new Field(column.name(), column.type());
  }
}
