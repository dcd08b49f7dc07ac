package dev.weir.sql.validate;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.sql.catalog.Namespaces;
import java.util.HashMap;
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
  /** {@code current}: where names of one part are looked up. */
  public CatalogReader(
      Function<ObjectName, @Nullable Relation> relations,
      Namespaces namespaces,
      Namespace current,
      RelDataTypeFactory factory) {
    super(
        CalciteSchema.createRootSchema(false, false, "", root(relations, namespaces)),
        SqlNameMatchers.withCaseSensitive(true),
        List.of(
            List.of(current.catalog(), current.database()), List.of(current.catalog()), List.of()),
        factory,
        new CalciteConnectionConfigImpl(caseSensitive()));
  }

  private static Properties caseSensitive() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    return properties;
  }

  private static Schema root(
      Function<ObjectName, @Nullable Relation> relations, Namespaces namespaces) {
    Map<String, Schema> catalogs = new HashMap<>();
    for (String catalog : namespaces.catalogs()) {
      Map<String, Schema> databases = new HashMap<>();
      for (String database : namespaces.databases(catalog)) {
        Namespace namespace = new Namespace(catalog, database);
        databases.put(
            database, new Database(Map.of(), name -> relations.apply(namespace.object(name))));
      }
      catalogs.put(catalog, new Database(databases, name -> null));
    }
    return new Database(catalogs, name -> null);
  }
}
