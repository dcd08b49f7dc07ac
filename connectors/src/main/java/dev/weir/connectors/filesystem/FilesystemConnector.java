package dev.weir.connectors.filesystem;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.PartitionFilter;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connectors.LookupOptions;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.Formats;
import dev.weir.connectors.partition.PartitionLayout;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.plan.LookupCache;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connector {@code filesystem}: reads and writes files of rows. */
public final class FilesystemConnector implements Connector {
  private static final String PATH = "path";
  private static final String MONITOR = "source.monitor-interval";
  private static final long RANGE = 4L << 20;

  private final InstantSource clock;

  /** The connector as the service loader makes it. */
  public FilesystemConnector() {
    this(InstantSource.system());
  }

  FilesystemConnector(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            PATH, Kind.TEXT, true, null, "A file, a folder or a pattern; for writing, a folder."));
    options.add(Formats.OPTION);
    options.add(
        new Option(MONITOR, Kind.DURATION, false, null, "How often to look for new files."));
    options.addAll(Rolling.options());
    options.addAll(PartitionOptions.options());
    options.addAll(LookupOptions.full());
    return options;
  }

  @Override
  public void validate(CatalogTable table) {
    values(PartitionOptions.layout(table));
  }

  /** The options, of the table as its format sees it. */
  private OptionValues values(PartitionLayout layout) {
    CatalogTable table = layout.stored();
    OptionValues values = Formats.options(table, options());
    PartitionOptions.check(values);
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
    LookupOptions.full(values);
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
    return source(table, columns, schema, values -> true);
  }

  @Override
  public Source source(
      CatalogTable table, List<FieldPath> columns, RowType schema, PartitionFilter filter) {
    PartitionLayout layout = PartitionOptions.layout(table);
    OptionValues values = values(layout);
    Path root = FileNames.place(values.text(PATH));
    List<FieldPath> paths = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    List<MetadataReader.Told> told = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).names().getFirst();
      String key = table.metadata().get(name);
      int partition = table.partitionKeys().indexOf(name);
      if (key != null) {
        told.add(new MetadataReader.Told(i, FileMetadata.of(key)));
      } else if (partition >= 0) {
        told.add(new MetadataReader.Told(i, new PartitionFact(root, layout, partition)));
      } else {
        paths.add(columns.get(i));
        fields.add(schema.fields().get(i));
        read.add(i);
      }
    }
    FileTable files = new FileTable(values, paths, RowType.of(fields));
    String path = values.text(PATH);
    FileSource source =
        new FileSource(
            files,
            () ->
                layout.isPartitioned()
                    ? PartitionFolders.find(path, layout, filter)
                    : FileNames.find(path),
            RANGE);
    return told.isEmpty() ? source : new MetadataSource(source, read, told);
  }

  @Override
  public @Nullable LookupCache lookup(CatalogTable table) {
    return LookupOptions.full(values(PartitionOptions.layout(table)));
  }

  @Override
  public Sink sink(CatalogTable table) {
    return sink(output(table), false);
  }

  @Override
  public Sink overwritingSink(CatalogTable table) {
    FileOutput output = output(table);
    return new OverwritingFileSink(output, sink(output, true));
  }

  private FileSink sink(FileOutput output, boolean overwrites) {
    OptionValues values = values(output.layout());
    return new FileSink(
        output, new Completion(output, PartitionOptions.completion(values), overwrites));
  }

  private FileOutput output(CatalogTable table) {
    PartitionLayout layout = PartitionOptions.layout(table);
    OptionValues values = values(layout);
    FileRows rows = new FileRows(values);
    // tells before anything runs what can't be written
    rows.check();
    Path root = FileNames.place(values.text(PATH));
    return new FileOutput(root, layout, rows, Rolling.of(values), clock);
  }
}
