package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.FunctionChange;
import dev.weir.sql.catalog.NamespaceChange;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled statement: checked against the catalog, not yet carried out. */
public sealed interface Statement {

  /** A statement that changes nothing but the catalog. */
  sealed interface Definition extends Statement {

    /** Carries it out, and says what was done. */
    String apply(Catalog catalog);
  }

  /** CREATE TABLE: an existing table is an error unless ifNotExists. */
  record CreateTable(TableDefinition table, boolean ifNotExists) implements Definition {
    @Override
    public String apply(Catalog catalog) {
      ObjectName name = table.name();
      if (exists(catalog, name, table.temporary(), ifNotExists)) {
        return "table \"" + name + "\" exists already";
      }
      catalog.add(table);
      return "table \"" + name + "\" created";
    }
  }

  /** CREATE VIEW. One of the same name may give way to it. */
  record CreateView(ViewDefinition view, boolean ifNotExists, boolean replaces)
      implements Definition {
    @Override
    public String apply(Catalog catalog) {
      ObjectName name = view.name();
      if (!replaces && exists(catalog, name, view.temporary(), ifNotExists)) {
        return "view \"" + name + "\" exists already";
      }
      catalog.add(view);
      return "view \"" + name + "\" created";
    }
  }

  /** ALTER TABLE: the table of the old name becomes this one. */
  record AlterTable(ObjectName old, TableDefinition table) implements Definition {
    @Override
    public String apply(Catalog catalog) {
      catalog.remove(old);
      catalog.add(table);
      return "table \"" + old + "\" altered";
    }
  }

  /** ALTER VIEW: the view of the old name becomes this one. */
  record AlterView(ObjectName old, ViewDefinition view) implements Definition {
    @Override
    public String apply(Catalog catalog) {
      catalog.remove(old);
      catalog.add(view);
      return "view \"" + old + "\" altered";
    }
  }

  /** USE, and CREATE, ALTER or DROP of a catalog or database, with the objects dropped with it. */
  record ChangeNamespaces(NamespaceChange change, List<ObjectName> dropped) implements Definition {
    public ChangeNamespaces {
      dropped = List.copyOf(dropped);
    }

    @Override
    public String apply(Catalog catalog) {
      dropped.forEach(catalog::remove);
      catalog.namespaces().apply(change);
      return change.done();
    }
  }

  /** CREATE, ALTER and DROP FUNCTION, ADD and REMOVE JAR. */
  record ChangeFunctions(FunctionChange change) implements Definition {
    @Override
    public String apply(Catalog catalog) {
      change.apply(catalog.functions());
      return change.done();
    }
  }

  /** CREATE TABLE AS: the table, and what fills it. One of the same name may give way to it. */
  record CreateTableAs(TableDefinition table, Sink filling, boolean ifNotExists, boolean replaces)
      implements Statement {}

  /**
   * CREATE MATERIALIZED TABLE or VIEW: {@code key} holds the columns that tell rows of the result
   * apart, empty if only all do. One of the same name is an error, is kept (ifNotExists), or gives
   * way ({@code replaces}).
   */
  record CreateMaterialized(
      ViewDefinition view, PlanNode query, List<Integer> key, boolean ifNotExists, boolean replaces)
      implements Statement {}

  /** DROP TABLE, VIEW, MATERIALIZED TABLE or VIEW. Does nothing for a name unknown to ifExists. */
  record Drop(ObjectName name, ObjectKind kind, boolean ifExists) implements Statement {}

  /** What a name stands for. */
  enum ObjectKind {
    TABLE,
    VIEW,
    MATERIALIZED
  }

  /** INSERT INTO, or a statement set with several. */
  record Insert(List<Sink> sinks) implements Statement {}

  /** SELECT or VALUES. */
  record Query(PlanNode plan) implements Statement {
    public RowType schema() {
      return plan.schema();
    }
  }

  /** EXPLAIN, SHOW and DESCRIBE: the answer is known at once. NULL cells are null. */
  record Listing(RowType schema, List<List<@Nullable String>> rows) implements Statement {}

  /** SET 'key' = 'value'. */
  record SetOption(String key, String value) implements Statement {}

  /** RESET, of one key or (null) of all. */
  record ResetOption(@Nullable String key) implements Statement {}

  private static boolean exists(
      Catalog catalog, ObjectName name, boolean temporary, boolean ifNotExists) {
    boolean there = catalog.holds(name, temporary);
    if (there && !ifNotExists) {
      throw new WeirException(ErrorCode.DUPLICATE_OBJECT, "\"" + name + "\" exists already");
    }
    return there;
  }
}
