package dev.weir.sql;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.plan.Sink;
import dev.weir.sql.Statement.ObjectKind;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.catalog.SystemTables;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.parser.ParsedStatement.CreateMaterialized;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.SqlText;
import dev.weir.sql.planning.InsertTarget;
import dev.weir.sql.planning.Planned;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.statement.TableAlteration;
import dev.weir.sql.statement.TableCreation;
import dev.weir.sql.statement.ViewCreation;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.ddl.materializedtable.SqlCreateMaterializedTable;
import org.apache.flink.sql.parser.ddl.materializedtable.SqlCreateOrAlterMaterializedTable;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTable;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableRename;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.view.SqlAlterView;
import org.apache.flink.sql.parser.ddl.view.SqlAlterViewAs;
import org.apache.flink.sql.parser.ddl.view.SqlAlterViewRename;
import org.apache.flink.sql.parser.ddl.view.SqlCreateView;
import org.jspecify.annotations.Nullable;

/** CREATE and DROP. */
final class Definitions {
  private final Catalog catalog;
  private final Connectors connectors;
  private final QueryPlanner planner;

  Definitions(Catalog catalog, Connectors connectors, QueryPlanner planner) {
    this.catalog = catalog;
    this.connectors = connectors;
    this.planner = planner;
  }

  Statement createTable(SqlCreateTable create, StatementText statement) {
    Name written = Name.of(create.getName(), Places.of(create.getName(), statement));
    ObjectName name = newName(written, create.isTemporary(), create.isIfNotExists());
    TableDefinition table =
        TableCreation.define(create, statement, name, null, catalog, planner, connectors);
    return new Statement.CreateTable(table, create.isIfNotExists());
  }

  /** CREATE TABLE AS: columns that the statement does not define come from the query. */
  Statement createTableAs(
      SqlCreateTable create, SqlNode query, boolean replaces, StatementText statement) {
    Name written = Name.of(create.getName(), Places.of(create.getName(), statement));
    if (create.isTemporary()) {
      throw unsupported("CREATE TEMPORARY TABLE AS", written.place());
    }
    ObjectName name = newName(written, false, replaces || create.isIfNotExists());
    Planned planned = planner.plan(query, statement);
    TableDefinition table =
        TableCreation.define(
            create, statement, name, planned.schema(), catalog, planner, connectors);
    InsertTarget target = InsertTarget.of(table, planned.schema().names());
    Sink filling = planner.planInsert(target, planned, query, statement);
    return new Statement.CreateTableAs(table, filling, create.isIfNotExists(), replaces);
  }

  /** ALTER TABLE. */
  Statement alterTable(SqlAlterTable alter, StatementText statement) {
    SqlIdentifier identifier = alter.getTableName();
    Name written = Name.of(identifier, Places.of(identifier, statement));
    ObjectName name = resolve(written);
    TableDefinition table = catalog.table(name);
    if (SystemTables.owns(name) && table != null) {
      throw readOnly(written.place());
    }
    if (table == null) {
      if (alter.ifTableExists() && catalog.view(name) == null) {
        return Listings.done();
      }
      throw catalog.view(name) == null
          ? Names.missing("table", name, catalog).at(written.place())
          : wrongKind(name, "table", written.place());
    }
    refuseTemporary(table.temporary(), "table", written);
    if (alter instanceof SqlAlterTableRename rename) {
      return new Statement.AlterTable(name, renamed(table, rename, written));
    }
    try {
      return new Statement.AlterTable(
          name, TableAlteration.apply(table, alter, statement, planner, connectors));
    } catch (WeirException e) {
      throw e.position() == null ? e.at(written.place()) : e;
    }
  }

  private TableDefinition renamed(TableDefinition table, SqlAlterTableRename rename, Name written) {
    ObjectName to = beside(table.name(), rename.fullNewTableName());
    refuseTaken(to, written);
    return new TableDefinition(
        to,
        false,
        table.columns(),
        table.primaryKey(),
        table.watermark(),
        table.comment(),
        table.options(),
        table.partitioning());
  }

  /** ALTER VIEW ... RENAME TO and AS. */
  Statement alterView(SqlAlterView alter, StatementText statement) {
    SqlIdentifier identifier = (SqlIdentifier) alter.getOperandList().getFirst();
    Name written = Name.of(identifier, Places.of(identifier, statement));
    ObjectName name = resolve(written);
    ViewDefinition view = catalog.view(name);
    if (view == null || view.materialized()) {
      throw view == null && catalog.table(name) == null
          ? Names.missing("view", name, catalog).at(written.place())
          : wrongKind(name, "view", written.place());
    }
    refuseTemporary(view.temporary(), "view", written);
    return switch (alter) {
      case SqlAlterViewRename rename -> {
        ObjectName to = beside(name, rename.fullNewViewName());
        refuseTaken(to, written);
        yield new Statement.AlterView(name, view.named(to));
      }
      case SqlAlterViewAs as -> {
        Planned query = planner.plan(as.getNewQuery(), statement);
        RowType columns = ViewCreation.columns(written, List.of(), query.schema());
        ViewDefinition changed = view(name, false, false, statement, columns);
        yield new Statement.AlterView(name, changed.commented(view.comment()));
      }
      default -> throw unsupported("this form of ALTER VIEW", written.place());
    };
  }

  /** The new name of a RENAME: in the same database unless it says otherwise. */
  private ObjectName beside(ObjectName old, String[] to) {
    return to.length == 1
        ? Namespace.of(old).object(to[0])
        : catalog.namespaces().resolve(List.of(to));
  }

  private void refuseTaken(ObjectName name, Name written) {
    if (catalog.holds(name, false)) {
      throw new WeirException(ErrorCode.DUPLICATE_OBJECT, "\"" + name + "\" exists already")
          .at(written.place());
    }
  }

  private static void refuseTemporary(boolean temporary, String kind, Name written) {
    if (temporary) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              kind + " \"" + written + "\" is temporary and cannot be altered")
          .at(written.place())
          .withHint("Drop it and create it anew.");
    }
  }

  Statement createView(SqlCreateView create, StatementText statement) {
    Name written = Name.of(create.getName(), Places.of(create.getName(), statement));
    if (!create.getProperties().isEmpty()) {
      throw unsupported("WITH for a view", written.place());
    }
    boolean temporary = create.isTemporary();
    ObjectName name = newName(written, temporary, create.isIfNotExists() || create.getReplace());
    ViewDefinition present = catalog.holds(name, temporary) ? catalog.view(name) : null;
    if (create.getReplace()
        && catalog.holds(name, temporary)
        && (present == null || present.materialized())) {
      throw wrongKind(name, "view", written.place());
    }
    RowType query = planner.columns(create.getQuery(), statement);
    List<Name> listed = names(create.getFieldList(), statement);
    if (listed.isEmpty()) {
      ViewCreation.checkNames(written, create.getQuery());
    }
    RowType columns = ViewCreation.columns(written, listed, query);
    return new Statement.CreateView(
        view(name, temporary, false, statement, columns).commented(create.getComment()),
        create.isIfNotExists(),
        create.getReplace());
  }

  Statement createMaterialized(CreateMaterialized create, StatementText statement) {
    ObjectName name = newName(create.name(), false, create.ifNotExists() || create.replaces());
    ViewDefinition present = catalog.view(name);
    boolean other = catalog.table(name) != null || (present != null && !present.materialized());
    if (create.replaces() && other) {
      throw wrongKind(name, "materialized view", create.name().place());
    }
    Planned query = planner.plan(create.query(), statement);
    if (create.columns().isEmpty()) {
      ViewCreation.checkNames(create.name(), create.query());
    }
    RowType columns = ViewCreation.columns(create.name(), create.columns(), query.schema());
    ViewDefinition view = view(name, false, true, statement, columns);
    return new Statement.CreateMaterialized(
        view, query.plan(), query.key(), create.ifNotExists(), create.replaces());
  }

  /** Flink's form, with clauses that say how fresh the rows have to be: here they always are. */
  Statement createMaterialized(SqlCreateMaterializedTable create, StatementText statement) {
    Name name = Name.of(create.getName(), Places.of(create.getName(), statement));
    boolean definesColumns =
        !create.getColumnList().isEmpty() && !create.isSchemaWithColumnsIdentifiersOnly();
    if (definesColumns || !create.getTableConstraints().isEmpty()) {
      throw unsupported("a column definition in a materialized table", name.place())
          .withHint("List names only; the types come from the query.");
    }
    if (!create.getProperties().isEmpty()
        || !create.getPartitionKeyList().isEmpty()
        || create.getDistribution() != null) {
      throw unsupported(
              "WITH, PARTITIONED BY or DISTRIBUTED BY of a materialized table", name.place())
          .withHint("Weir keeps the rows itself: leave it out.");
    }
    boolean replaces =
        create.getOperator().equals(SqlCreateOrAlterMaterializedTable.CREATE_OR_ALTER_OPERATOR);
    List<Name> columns = names(create.getColumnList(), statement);
    return createMaterialized(
        new CreateMaterialized(name, replaces, false, columns, create.getAsQuery()), statement);
  }

  /** DROP of any kind. {@code temporary}: whether DROP TEMPORARY was written. */
  Statement drop(Name written, ObjectKind kind, boolean temporary, boolean ifExists) {
    ObjectName name = resolve(written);
    if (SystemTables.owns(name) && catalog.table(name) != null) {
      throw readOnly(written.place());
    }
    String wanted = describe(kind);
    TableDefinition table = catalog.table(name);
    ViewDefinition view = catalog.view(name);
    if (table == null && view == null) {
      if (!ifExists) {
        throw Names.missing(wanted, name, catalog).at(written.place());
      }
      return new Statement.Drop(name, kind, true);
    }
    if (kind != kindOf(view)) {
      throw wrongKind(name, wanted, written.place());
    }
    boolean isTemporary = table == null ? view != null && view.temporary() : table.temporary();
    if (isTemporary != temporary) {
      String verb = "DROP " + (isTemporary ? "TEMPORARY " : "");
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              wanted + " \"" + name + "\" is " + (isTemporary ? "temporary" : "not temporary"))
          .at(written.place())
          .withHint("Write " + verb + wanted.toUpperCase(Locale.ROOT) + ".");
    }
    return new Statement.Drop(name, kind, ifExists);
  }

  ObjectName resolve(Name written) {
    try {
      return catalog.namespaces().resolve(written.parts());
    } catch (WeirException e) {
      throw e.at(written.place());
    }
  }

  /** The error for an object that is there, but is something else. */
  WeirException wrongKind(ObjectName name, String wanted, Position place) {
    ViewDefinition view = catalog.view(name);
    String kind = describe(kindOf(view));
    boolean materialized = view != null && view.materialized();
    String drop = materialized ? "MATERIALIZED VIEW" : kind.toUpperCase(Locale.ROOT);
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "\"" + name + "\" is a " + kind + ", not a " + wanted)
        .at(place)
        .withHint("Use " + drop + ".");
  }

  private ViewDefinition view(
      ObjectName name,
      boolean temporary,
      boolean materialized,
      StatementText statement,
      RowType columns) {
    return new ViewDefinition(
        name,
        temporary,
        materialized,
        null,
        SqlText.queryOf(statement).text(),
        catalog.namespaces().current(),
        columns);
  }

  /** The name of something to be created. A temporary object may hide a permanent one. */
  private ObjectName newName(Name written, boolean temporary, boolean mayExist) {
    ObjectName name = resolve(written);
    if (SystemTables.owns(name)) {
      throw readOnly(written.place());
    }
    if (!mayExist && catalog.holds(name, temporary)) {
      throw new WeirException(
              ErrorCode.DUPLICATE_OBJECT,
              describe(kindOf(catalog.view(name))) + " \"" + name + "\" exists already")
          .at(written.place());
    }
    return name;
  }

  private static ObjectKind kindOf(@Nullable ViewDefinition view) {
    return view == null
        ? ObjectKind.TABLE
        : view.materialized() ? ObjectKind.MATERIALIZED : ObjectKind.VIEW;
  }

  private static String describe(ObjectKind kind) {
    return switch (kind) {
      case TABLE -> "table";
      case VIEW -> "view";
      case MATERIALIZED -> "materialized view";
    };
  }

  private static List<Name> names(@Nullable SqlNodeList list, StatementText statement) {
    List<Name> names = new ArrayList<>();
    if (list != null) {
      for (SqlNode node : list) {
        names.add(Name.of((SqlIdentifier) node, Places.of(node, statement)));
      }
    }
    return names;
  }

  private static WeirException readOnly(Position place) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT,
            "database \"" + SystemTables.DATABASE + "\" belongs to the system")
        .at(place);
  }

  private static WeirException unsupported(String what, Position place) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported").at(place);
  }
}
