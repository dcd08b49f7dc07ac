package dev.weir.connectors.replay;

import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.filesystem.FileNames;
import dev.weir.connectors.filesystem.FileRange;
import dev.weir.connectors.filesystem.FileTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays one file, in one split. Its rows are read with the time column added as the last one. */
final class ReplaySource implements Source {
  private final OptionValues options;
  private final ReplaySettings settings;
  private final FileTable files;

  ReplaySource(
      OptionValues options, ReplaySettings settings, List<FieldPath> columns, RowType schema) {
    this.options = options;
    this.settings = settings;
    List<FieldPath> paths = new ArrayList<>(columns);
    paths.add(FieldPath.of(settings.timeColumn()));
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.add(new Field(settings.timeColumn(), settings.timeType()));
    this.files = new FileTable(options, paths, RowType.of(fields));
  }

  @Override
  public List<Split> splits() {
    List<Path> found = FileNames.find(settings.path());
    if (found.size() != 1) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "option \"path\" of table \""
              + options.table().name()
              + "\" means "
              + found.size()
              + " files: a replay plays one");
    }
    return List.of(new ReplaySplit(0, FileRange.all(found.getFirst())).toSplit());
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    ReplaySplit part = ReplaySplit.of(split);
    SplitReader rows = files.open(part.range(), context);
    return new ReplayReader(rows, files.schema(), part, settings, context.clock());
  }
}
