package dev.weir.bench.flink;

import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.types.logical.RowType;

/**
 * Gives Flink the connector {@code nexmark}, whose events are those of Weir's generator. {@code
 * bench/nexmark --from generator --compare flink} compiles this folder against Flink's jars; it is
 * no part of the build.
 */
public final class NexmarkFactory implements DynamicTableSourceFactory {
  @Override
  public String factoryIdentifier() {
    return "nexmark";
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  /** Options are checked by the generator itself. */
  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    ResolvedCatalogTable table = context.getCatalogTable();
    Map<String, String> options = table.getOptions();
    RowType columns = (RowType) context.getPhysicalRowDataType().getLogicalType();
    return new NexmarkTable(options, columns);
  }
}
