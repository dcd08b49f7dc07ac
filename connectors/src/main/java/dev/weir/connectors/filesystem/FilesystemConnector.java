package dev.weir.connectors.filesystem;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.Formats;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** The connector {@code filesystem}: reads and writes files of rows. */
public final class FilesystemConnector implements Connector {
  private static final String PATH = "path";
  private static final String MONITOR = "source.monitor-interval";
  private static final String FILE_SIZE = "sink.rolling-policy.file-size";
  private static final long RANGE = 4L << 20;

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            PATH, Kind.TEXT, true, null, "A file, a folder or a pattern; for writing, a folder."),
        Formats.OPTION,
        new Option(MONITOR, Kind.DURATION, false, null, "How often to look for new files."),
        new Option(FILE_SIZE, Kind.MEMORY, false, "128 mb", "When to begin the next file."));
  }

  @Override
  public void validate(CatalogTable table) {
    values(table);
  }

  private OptionValues values(CatalogTable table) {
    OptionValues values = Formats.options(table, options());
    if (values.isSet(MONITOR)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "option \""
                  + MONITOR
                  + "\" of table \""
                  + table.name()
                  + "\" is not supported: files are read once")
          .withHint("Leave the option out.");
    }
    return values;
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  @Override
  public boolean insertOnly(CatalogTable table) {
    return Formats.of(table).insertOnly();
  }

  @Override
  public RowType metadata(CatalogTable table) {
    return FileMetadata.columns();
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    OptionValues values = values(table);
    List<FieldPath> paths = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    List<MetadataReader.Told> told = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String key = table.metadata().get(columns.get(i).names().getFirst());
      if (key != null) {
        told.add(new MetadataReader.Told(i, FileMetadata.of(key)));
      } else {
        paths.add(columns.get(i));
        fields.add(schema.fields().get(i));
        read.add(i);
      }
    }
    FileTable files = new FileTable(values, paths, RowType.of(fields));
    FileSource source = new FileSource(files, values.text(PATH), RANGE);
    return told.isEmpty() ? source : new MetadataSource(source, read, told);
  }

  @Override
  public Sink sink(CatalogTable table) {
    OptionValues values = values(table);
    // tells before anything runs what can't be written
    new FileRows(values).check();
    return new FileSink(values, FileNames.place(values.text(PATH)), values.bytes(FILE_SIZE));
  }
}
