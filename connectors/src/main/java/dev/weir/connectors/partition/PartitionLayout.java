package dev.weir.connectors.partition;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * How the rows of a table lie in folders: one level for each column of PARTITIONED BY, named {@code
 * column=value}. NULL and empty text lie in the folder of the default name, and are NULL when they
 * come back.
 */
public final class PartitionLayout {
  /** The default name, unless the table says otherwise. */
  public static final String DEFAULT_NAME = "__DEFAULT_PARTITION__";

  private final CatalogTable table;
  private final String defaultName;
  private final List<Field> keys = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();

  /** The layout of a table; fails if its partitions can't be told by names. */
  public PartitionLayout(CatalogTable table, String defaultName) {
    this.table = table;
    this.defaultName = defaultName;
    RowType columns = table.columns();
    for (String key : table.partitionKeys()) {
      int place = columns.indexOf(key);
      Field field = columns.fields().get(place);
      if (!PartitionValue.isSupported(field.type())) {
        throw new WeirException(
                ErrorCode.UNSUPPORTED,
                "partition column \""
                    + key
                    + "\" of table \""
                    + table.name()
                    + "\" is "
                    + field.type().name()
                    + ", which is not supported")
            .withHint("Partition by text, numbers, BOOLEAN, DATE or TIMESTAMP.");
      }
      keys.add(field);
      places.add(place);
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!places.contains(i)) {
        others.add(i);
      }
    }
  }

  /** Whether there are partitions at all. */
  public boolean isPartitioned() {
    return !keys.isEmpty();
  }

  /** The columns of PARTITIONED BY, in that order. */
  public List<Field> keys() {
    return keys;
  }

  /** Where these columns are among those of the table. */
  List<Integer> places() {
    return places;
  }

  /** Where the columns are that the files hold. */
  public List<Integer> others() {
    return others;
  }

  /** The table as its format sees it: without the columns that the folders tell. */
  public CatalogTable stored() {
    if (!isPartitioned()) {
      return table;
    }
    List<Field> fields = others.stream().map(table.columns().fields()::get).toList();
    return new CatalogTable(
        table.name(),
        RowType.of(fields),
        table.primaryKey(),
        table.options(),
        table.metadata(),
        List.of());
  }

  /** The folder of a row, from the table's own on; empty without partitions. */
  public String folder(Batch batch, int row) {
    StringBuilder folder = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      int place = places.get(i);
      Field key = keys.get(i);
      String text =
          batch.column(place).nulls().isNull(row)
              ? ""
              : PartitionValue.text(batch.column(place), row, key.type());
      folder
          .append(i == 0 ? "" : "/")
          .append(PathText.escape(key.name()))
          .append('=')
          .append(PathText.escape(text.isEmpty() ? defaultName : text));
    }
    return folder.toString();
  }

  /** Fails if folders of these names are none of the table's partitions. */
  public void check(List<String> folders, String file) {
    for (int i = 0; i < keys.size(); i++) {
      String start = PathText.escape(keys.get(i).name()) + "=";
      if (i >= folders.size() || !folders.get(i).startsWith(start)) {
        throw new WeirException(
                ErrorCode.MALFORMED_ROW,
                "file \"" + file + "\" of table \"" + table.name() + "\" lies in no partition")
            .withHint(
                "Its folders should be "
                    + String.join("/", keys.stream().map(key -> key.name() + "=<value>").toList())
                    + ".");
      }
    }
  }

  /** A batch of one row: the values that the folders tell. */
  public Batch values(List<String> folders) {
    Batch values = Batch.of(RowType.of(keys), 1, true);
    for (int i = 0; i < keys.size(); i++) {
      value(folders, i).fill(values.column(i), 0, 1);
    }
    values.setSize(1);
    return values;
  }

  /** The value that the folders tell for the {@code index}-th column of PARTITIONED BY. */
  public PartitionValue value(List<String> folders, int index) {
    Field key = keys.get(index);
    String folder = folders.get(index);
    String text = PathText.unescape(folder.substring(folder.indexOf('=') + 1));
    if (text.equals(defaultName)) {
      if (key.type().nullable()) {
        return new PartitionValue.None();
      }
      throw wrong(folder, key, "is NULL, but the column is NOT NULL");
    }
    PartitionValue value = PartitionValue.parse(text, key.type());
    if (value == null) {
      throw wrong(folder, key, "is no " + key.type().name());
    }
    return value;
  }

  private WeirException wrong(String folder, Field key, String what) {
    return new WeirException(
        ErrorCode.MALFORMED_ROW,
        "partition column \""
            + key.name()
            + "\" of table \""
            + table.name()
            + "\" in folder \""
            + folder
            + "\" "
            + what);
  }
}
