package dev.weir.bench.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.legacy.table.connector.source.SourceFunctionProvider;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** A table of events; only the columns and fields that a query asks for are made. */
final class NexmarkTable implements ScanTableSource, SupportsProjectionPushDown {
  private final Map<String, String> options;
  private final RowType columns;
  private List<List<String>> paths;
  private RowType produced;

  NexmarkTable(Map<String, String> options, RowType columns) {
    this.options = Map.copyOf(options);
    this.columns = columns;
    this.produced = columns;
    this.paths = columns.getFieldNames().stream().map(List::of).toList();
  }

  @Override
  public boolean supportsNestedProjection() {
    return true;
  }

  @Override
  public void applyProjection(int[][] projected, DataType type) {
    List<List<String>> asked = new ArrayList<>();
    for (int[] path : projected) {
      asked.add(names(path));
    }
    paths = asked;
    produced = (RowType) type.getLogicalType();
  }

  private List<String> names(int[] path) {
    List<String> names = new ArrayList<>();
    LogicalType type = columns;
    for (int index : path) {
      RowType row = (RowType) type;
      names.add(row.getFieldNames().get(index));
      type = row.getTypeAt(index);
    }
    return names;
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    String[][] wanted =
        paths.stream().map(path -> path.toArray(String[]::new)).toArray(String[][]::new);
    LogicalType[] types =
        IntStream.range(0, produced.getFieldCount())
            .mapToObj(produced::getTypeAt)
            .toArray(LogicalType[]::new);
    return SourceFunctionProvider.of(new NexmarkEvents(options, columns, wanted, types), true);
  }

  @Override
  public DynamicTableSource copy() {
    NexmarkTable copy = new NexmarkTable(options, columns);
    copy.paths = paths;
    copy.produced = produced;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return "Weir's generator of Nexmark events";
  }
}
