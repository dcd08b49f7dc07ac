package dev.weir.sql;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.Statement.ObjectKind;
import dev.weir.sql.explain.ExplainDetail;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.script.StatementText;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlDropObject;
import org.apache.flink.sql.parser.ddl.SqlReplaceTableAs;
import org.apache.flink.sql.parser.ddl.SqlReset;
import org.apache.flink.sql.parser.ddl.SqlSet;
import org.apache.flink.sql.parser.ddl.materializedtable.SqlCreateMaterializedTable;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableAs;
import org.apache.flink.sql.parser.ddl.table.SqlDropTable;
import org.apache.flink.sql.parser.ddl.view.SqlAlterView;
import org.apache.flink.sql.parser.ddl.view.SqlCreateView;
import org.apache.flink.sql.parser.ddl.view.SqlDropView;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.apache.flink.sql.parser.dml.SqlExecute;
import org.apache.flink.sql.parser.dml.SqlStatementSet;
import org.apache.flink.sql.parser.dql.SqlRichExplain;

/** The statements of Flink's parser, each to whom it belongs. */
final class FlinkStatements {
  private final Definitions definitions;
  private final Queries queries;
  private final NamespaceStatements namespaces;
  private final FunctionStatements functions;
  private final ListingStatements listings;

  FlinkStatements(
      Definitions definitions,
      Queries queries,
      NamespaceStatements namespaces,
      FunctionStatements functions,
      ListingStatements listings) {
    this.definitions = definitions;
    this.queries = queries;
    this.namespaces = namespaces;
    this.functions = functions;
    this.listings = listings;
  }

  Statement compile(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlCreateTableAs create ->
          definitions.createTableAs(create, create.getAsQuery(), false, statement);
      case SqlReplaceTableAs create ->
          definitions.createTableAs(create, create.getAsQuery(), true, statement);
      case SqlCreateTable create -> definitions.createTable(create, statement);
      case SqlAlterTable alter -> definitions.alterTable(alter, statement);
      case SqlAlterView alter -> definitions.alterView(alter, statement);
      case SqlCreateView create -> definitions.createView(create, statement);
      case SqlCreateMaterializedTable create -> definitions.createMaterialized(create, statement);
      case SqlDropTable drop -> drop(drop, ObjectKind.TABLE, drop.isTemporary(), statement);
      case SqlDropView drop -> drop(drop, ObjectKind.VIEW, drop.isTemporary(), statement);
      case RichSqlInsert insert -> queries.insert(List.of(insert), statement);
      case SqlStatementSet set -> queries.insert(set.getInserts(), statement);
      case SqlExecute execute -> compile(execute.getStatement(), statement);
      case SqlRichExplain explain ->
          queries.explain(
              explain.getStatement(), ExplainDetail.of(explain.getExplainDetails()), statement);
      case SqlSet set -> set(set);
      case SqlReset reset -> new Statement.ResetOption(reset.getKeyString());
      case SqlNode query when query.isA(SqlKind.QUERY) -> queries.select(query, statement);
      case SqlNode other -> other(other, statement);
    };
  }

  private Statement drop(
      SqlDropObject drop, ObjectKind kind, boolean temporary, StatementText statement) {
    SqlIdentifier name = (SqlIdentifier) drop.getOperandList().getFirst();
    return definitions.drop(name(name, statement), kind, temporary, drop.getIfExists());
  }

  private Statement set(SqlSet set) {
    String key = set.getKeyString();
    String value = set.getValueString();
    return key == null || value == null ? listings.settings() : new Statement.SetOption(key, value);
  }

  private Statement other(SqlNode node, StatementText statement) {
    Statement compiled = namespaces.compile(node, statement);
    if (compiled == null) {
      compiled = functions.compile(node, statement);
    }
    if (compiled == null) {
      compiled = listings.compile(node, statement);
    }
    if (compiled == null) {
      throw unsupported(statement);
    }
    return compiled;
  }

  private static Name name(SqlIdentifier identifier, StatementText statement) {
    return Name.of(identifier, Places.of(identifier, statement));
  }

  private static WeirException unsupported(StatementText statement) {
    StatementParser.Opening opening = StatementParser.opening(statement);
    return new WeirException(ErrorCode.UNSUPPORTED, opening.words() + " is not supported")
        .at(opening.place());
  }
}
