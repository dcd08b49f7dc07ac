package dev.weir.connectors.filesystem;

import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import java.util.List;

/** Files whose rows are read together with what is known of their file. */
record MetadataSource(FileSource files, List<Integer> read, List<MetadataReader.Told> told)
    implements Source {

  @Override
  public List<Split> splits() {
    return files.splits();
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    return new MetadataReader(files.open(split, context), FileRange.of(split).file(), read, told);
  }
}
