package dev.weir.sql.validate;

import dev.weir.catalog.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a query names in FROM: names are case-sensitive, and may leave out catalog and
 * database.
 */
public final class CatalogReader extends CalciteCatalogReader {
  /** The database of Weir's own tables. */
  public static final String SYSTEM_DATABASE = "weir";

  public CatalogReader(
      Function<ObjectName, @Nullable Relation> relations, RelDataTypeFactory factory) {
    super(
        CalciteSchema.createRootSchema(false, false, "", root(relations)),
        SqlNameMatchers.withCaseSensitive(true),
        List.of(
            List.of(ObjectName.DEFAULT_CATALOG, ObjectName.DEFAULT_DATABASE),
            List.of(ObjectName.DEFAULT_CATALOG),
            List.of()),
        factory,
        new CalciteConnectionConfigImpl(caseSensitive()));
  }

  private static Properties caseSensitive() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    return properties;
  }

  private static Schema root(Function<ObjectName, @Nullable Relation> relations) {
    Map<String, Schema> databases =
        Map.of(
            ObjectName.DEFAULT_DATABASE,
            database(relations, ObjectName.DEFAULT_DATABASE),
            SYSTEM_DATABASE,
            database(relations, SYSTEM_DATABASE));
    Schema catalog = new Database(databases, name -> null);
    return new Database(Map.of(ObjectName.DEFAULT_CATALOG, catalog), name -> null);
  }

  private static Schema database(
      Function<ObjectName, @Nullable Relation> relations, String database) {
    return new Database(
        Map.of(),
        name -> relations.apply(new ObjectName(ObjectName.DEFAULT_CATALOG, database, name)));
  }
}
