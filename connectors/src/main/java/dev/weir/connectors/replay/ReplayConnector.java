package dev.weir.connectors.replay;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SourceOnly;
import dev.weir.connectors.format.Formats;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.text.LongResult;
import dev.weir.text.TimestampText;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The connector {@code replay}. */
public final class ReplayConnector implements Connector {
  private static final String PATH = "path";
  private static final String TIME_COLUMN = "time-column";
  private static final String SPEED = "speed";
  private static final String START = "start";
  private static final String MAX = "max";

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(PATH, Kind.TEXT, true, null, "The file, whose rows are in order of time."),
        Formats.OPTION,
        new Option(TIME_COLUMN, Kind.TEXT, true, null, "The column that says when a row happened."),
        new Option(
            SPEED, Kind.TEXT, false, "1", "How many times faster than life; max: without pauses."),
        new Option(
            START, Kind.TEXT, false, null, "The time to play from; rows before it come at once."));
  }

  @Override
  public void validate(CatalogTable table) {
    if (!table.partitionKeys().isEmpty()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "table \"" + table.name() + "\" is replayed and can't be partitioned")
          .withHint("Leave PARTITIONED BY out; name the folder or a pattern as its path.");
    }
    settings(Formats.options(table, options()));
  }

  /** A replay ends with its file. */
  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  /** Rows come at their time. */
  @Override
  public boolean atOnce(CatalogTable table) {
    return false;
  }

  @Override
  public boolean insertOnly(CatalogTable table) {
    return Formats.of(table).insertOnly();
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    OptionValues options = Formats.options(table, options());
    return new ReplaySource(options, settings(options), columns, schema);
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }

  private static ReplaySettings settings(OptionValues options) {
    RowType columns = options.table().columns();
    String name = options.text(TIME_COLUMN);
    int index = columns.indexOf(name);
    if (index < 0) {
      throw options
          .wrong(TIME_COLUMN, "no column of that name exists")
          .withHint(Suggestions.didYouMean(name, columns.names()));
    }
    if (!(columns.type(index) instanceof TimestampType type)) {
      throw options.wrong(TIME_COLUMN, "a column of type TIMESTAMP or TIMESTAMP_LTZ is needed");
    }
    return new ReplaySettings(options.text(PATH), name, type, speed(options), start(options, type));
  }

  private static double speed(OptionValues options) {
    String text = options.text(SPEED).strip().toLowerCase(Locale.ROOT);
    if (text.equals(MAX)) {
      return 0;
    }
    try {
      double speed = Double.parseDouble(text);
      if (speed >= 0 && Double.isFinite(speed)) {
        return speed;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw options.wrong(SPEED, "a number from 0 on, or \"max\", is allowed");
  }

  private static long start(OptionValues options, TimestampType type) {
    String text = options.textOrNull(START);
    if (text == null) {
      return ReplaySettings.NO_START;
    }
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    LongResult result = new LongResult();
    if (!TimestampText.parseLoose(bytes, 0, bytes.length, type.precision(), result)) {
      throw options.wrong(START, "a time such as \"2024-05-01 13:00:00\" is allowed");
    }
    return result.value;
  }
}
