package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.format.Formats;
import dev.weir.plan.FieldPath;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ValueText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads files as the engine does and gives the rows as text. */
final class ReadFiles {
  final List<RejectedRow> rejected = new ArrayList<>();
  final List<String> rows = new ArrayList<>();
  int batchSize = 4096;
  int blockSize = SpareBlocks.USUAL;
  long rangeSize = 1 << 22;

  private final RowType columns;
  private final Map<String, String> options = new HashMap<>();
  private List<FieldPath> wanted;
  private RowType schema;

  ReadFiles(RowType columns, String format, Path path) {
    this.columns = columns;
    this.schema = columns;
    this.wanted = columns.names().stream().map(FieldPath::of).toList();
    options.put("connector", "filesystem");
    options.put("format", format);
    options.put("path", path.toString());
  }

  static RowType columns(Object... namesAndTypes) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.add(new Field((String) namesAndTypes[i], (SqlType) namesAndTypes[i + 1]));
    }
    return RowType.of(fields);
  }

  ReadFiles with(String key, String value) {
    options.put(key, value);
    return this;
  }

  ReadFiles select(List<FieldPath> paths, RowType types) {
    wanted = paths;
    schema = types;
    return this;
  }

  CatalogTable table() {
    return new CatalogTable(ObjectName.of("orders"), columns, List.of(), options);
  }

  FileTable fileTable() {
    FilesystemConnector connector = new FilesystemConnector();
    return new FileTable(
        Formats.options(table(), connector.options()), wanted, schema, new SpareBlocks(blockSize));
  }

  List<Split> splits() {
    return source().splits();
  }

  FileSource source() {
    return new FileSource(
        fileTable(), () -> FileNames.find(String.valueOf(options.get("path"))), rangeSize);
  }

  List<String> read() {
    return read(splits());
  }

  List<String> read(List<Split> splits) {
    for (Split split : splits) {
      try (SplitReader reader = source().open(split, context())) {
        drain(reader);
      }
    }
    return rows;
  }

  void drain(SplitReader reader) {
    while (step(reader) != SplitReader.Status.END) {
      // the next batch
    }
  }

  SplitReader.Status step(SplitReader reader) {
    Batch batch = Batch.of(schema, batchSize, true);
    SplitReader.Status status = reader.read(batch);
    for (int row = 0; row < batch.size(); row++) {
      ByteBuilder text = new ByteBuilder();
      new ValueText(ZoneOffset.UTC).print(batch, row, schema, text);
      rows.add(text.toString());
    }
    return status;
  }

  SourceContext context() {
    return new SourceContext() {
      @Override
      public InstantSource clock() {
        return InstantSource.system();
      }

      @Override
      public void reject(RejectedRow row) {
        rejected.add(row);
      }

      @Override
      public void bytesRead(long count) {}
    };
  }
}
