package dev.weir.connectors.datagen;

import dev.weir.connectors.OptionValues;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** What rows to make: how each column's values come about, how many rows, and how fast. */
record RowPlan(RowType columns, List<ValueMaker> makers, long rate, long rows) {
  static final long ENDLESS = Long.MAX_VALUE;

  /** The plan that options describe. The shortest sequence ends the rows. */
  static RowPlan of(OptionValues options, long rate, long rows, long seed) {
    RowType columns = options.table().columns();
    List<ValueMaker> makers = new ArrayList<>();
    long least = rows;
    for (int i = 0; i < columns.size(); i++) {
      Field field = columns.fields().get(i);
      FieldOptions of = new FieldOptions(options, field.name());
      ValueMaker maker = of.maker(field.type(), Mixer.mix(seed + 31L * (i + 1)));
      least = Math.min(least, maker.most());
      makers.add(maker);
    }
    return new RowPlan(columns, List.copyOf(makers), rate, least);
  }
}
