package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled statement: checked against the catalog, not yet carried out. */
public sealed interface Statement {

  /** CREATE TABLE; {@code replaces} nothing: an existing table is an error unless ifNotExists. */
  record CreateTable(TableDefinition table, boolean ifNotExists) implements Statement {}

  /** CREATE VIEW. */
  record CreateView(ViewDefinition view, boolean ifNotExists) implements Statement {}

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
}
