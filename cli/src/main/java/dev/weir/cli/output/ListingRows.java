package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.sql.Statement.Listing;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a listing as a batch of strings. */
final class ListingRows {
  private ListingRows() {}

  /** The columns, as strings whatever their types. */
  static RowType schema(Listing listing) {
    return RowType.of(
        listing.schema().names().stream().map(name -> new Field(name, Types.STRING)).toList());
  }

  static Batch batch(Listing listing) {
    int size = listing.rows().size();
    Batch batch = Batch.of(schema(listing), Math.max(1, size), true);
    for (int row = 0; row < size; row++) {
      List<@Nullable String> cells = listing.rows().get(row);
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        if (cell == null) {
          batch.column(i).nulls().set(row);
        } else {
          batch.bytes(i).append(row, Slice.of(cell));
        }
      }
    }
    batch.setSize(size);
    return batch;
  }
}
