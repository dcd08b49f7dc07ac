package dev.weir.sql.convert;

import dev.weir.sql.validate.CatalogReader;
import dev.weir.sql.validate.QueryValidator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.ViewExpanders;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** From a checked query to a relational tree: Calcite's conversion with Flink's settings. */
final class Converter extends SqlToRelConverter {
  private static final Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  Converter(QueryValidator validator, CatalogReader catalog, RelOptCluster cluster) {
    super(
        ViewExpanders.simpleContext(cluster),
        validator,
        catalog,
        cluster,
        Convertlets.INSTANCE,
        CONFIG);
  }

  /** The tree of a query; its columns have the names that the query gives them. */
  RelNode convert(SqlNode query) {
    return convertQueryRecursive(query, true, null).project();
  }
}
