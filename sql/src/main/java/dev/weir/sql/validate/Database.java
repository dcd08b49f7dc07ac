package dev.weir.sql.validate;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/** A database, or a catalog of databases, whose tables are looked up when a query names them. */
final class Database extends AbstractSchema {
  private final Map<String, Schema> inside;
  private final Function<String, @Nullable Relation> tables;

  Database(Map<String, Schema> inside, Function<String, @Nullable Relation> tables) {
    this.inside = Map.copyOf(inside);
    this.tables = tables;
  }

  @Override
  protected Map<String, Schema> getSubSchemaMap() {
    return inside;
  }

  @Override
  public Lookup<Table> tables() {
    return new Names(tables);
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }

  private record Names(Function<String, @Nullable Relation> tables) implements Lookup<Table> {
    @Override
    public @Nullable Table get(String name) {
      return tables.apply(name);
    }

    @Override
    public @Nullable Named<Table> getIgnoreCase(String name) {
      Relation found = tables.apply(name);
      return found == null ? null : new Named<>(name, found);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      return Set.of();
    }
  }
}
