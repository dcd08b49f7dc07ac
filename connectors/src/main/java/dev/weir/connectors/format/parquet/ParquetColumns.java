package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.type.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The columns that are read of a file. */
final class ParquetColumns {
  private final OpenedFile file;
  private final FileMetaData metadata;
  private final List<Field> fields;
  private final List<ParquetFields.@Nullable Wanted> wanted = new ArrayList<>();

  ParquetColumns(OpenedFile file, FileMetaData metadata, List<Field> fields, ParquetConfig config) {
    this.file = file;
    this.metadata = metadata;
    this.fields = fields;
    MessageType schema = metadata.getSchema();
    ParquetFields all = new ParquetFields(file, config.zone());
    for (Field field : fields) {
      boolean isThere = schema.containsField(field.name());
      if (!isThere && !field.type().nullable()) {
        throw file.lacks(field.name());
      }
      wanted.add(isThere ? all.of(schema.getType(field.name()), field.type(), field.name()) : null);
    }
  }

  /** What of the file's schema is read. */
  MessageType schema() {
    List<Type> types = new ArrayList<>();
    for (ParquetFields.Wanted field : wanted) {
      if (field != null) {
        types.add(field.type());
      }
    }
    return new MessageType(metadata.getSchema().getName(), types);
  }

  /** The columns of a row group, in the order of the fields. */
  List<GroupColumn> open(PageReadStore pages) {
    List<GroupColumn> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      ParquetFields.Wanted field = wanted.get(i);
      columns.add(field == null ? new Missing() : open(field, fields.get(i), pages));
    }
    return columns;
  }

  private GroupColumn open(ParquetFields.Wanted field, Field column, PageReadStore pages) {
    MessageType schema = new MessageType(metadata.getSchema().getName(), field.type());
    Runnable onNull =
        () -> {
          if (!column.type().nullable()) {
            throw file.isNull(column.name());
          }
        };
    if (field.cell() instanceof ParquetLeaf leaf) {
      ColumnReadStore store =
          new ColumnReadStoreImpl(pages, new Only(leaf), schema, metadata.getCreatedBy());
      ColumnDescriptor descriptor = schema.getColumns().getFirst();
      return new PlainColumn(store.getColumnReader(descriptor), leaf, onNull);
    }
    ColumnIOFactory factory = new ColumnIOFactory(metadata.getCreatedBy());
    return new NestedColumn(
        factory.getColumnIO(schema, schema), pages, field.cell(), column.type(), onNull);
  }

  /** A column that the file lacks. */
  private record Missing() implements GroupColumn {
    @Override
    public void read(Column column, int from, int count) {
      for (int row = from; row < from + count; row++) {
        column.nulls().set(row);
      }
    }

    @Override
    public void skip(int count) {}
  }

  /** A record of one single value. */
  private static final class Only extends GroupConverter {
    private final Converter leaf;

    Only(Converter leaf) {
      this.leaf = leaf;
    }

    @Override
    public Converter getConverter(int index) {
      return leaf;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
