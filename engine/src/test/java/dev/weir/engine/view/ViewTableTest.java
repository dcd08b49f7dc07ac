package dev.weir.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTableTest {
  private static final RowType SCHEMA =
      RowType.of(List.of(new Field("k", Types.BIGINT), new Field("v", Types.BIGINT)));

  private final ViewTable keyed = new ViewTable(SCHEMA, List.of(0));

  @Test
  void a_row_is_replaced_by_its_successor() {
    change(keyed, RowKind.INSERT, 1, 10);
    change(keyed, RowKind.UPDATE_BEFORE, 1, 10);
    change(keyed, RowKind.UPDATE_AFTER, 1, 11);

    assertThat(rows(keyed)).containsExactly("1=11");
  }

  @Test
  void a_row_that_is_taken_back_after_its_successor_came_changes_nothing() {
    change(keyed, RowKind.INSERT, 1, 10);
    change(keyed, RowKind.INSERT, 1, 11);
    change(keyed, RowKind.DELETE, 1, 10);

    assertThat(rows(keyed)).containsExactly("1=11");
  }

  @Test
  void a_row_that_comes_and_goes_after_its_successor_leaves_that_in_place() {
    change(keyed, RowKind.INSERT, 1, 11);
    change(keyed, RowKind.INSERT, 1, 10);
    change(keyed, RowKind.DELETE, 1, 10);

    assertThat(rows(keyed)).containsExactly("1=11");
  }

  @Test
  void a_successor_that_equals_the_row_before_it_stays_when_that_goes() {
    change(keyed, RowKind.INSERT, 1, 10);
    change(keyed, RowKind.INSERT, 1, 10);
    change(keyed, RowKind.DELETE, 1, 10);
    assertThat(rows(keyed)).containsExactly("1=10");

    change(keyed, RowKind.DELETE, 1, 10);
    assertThat(rows(keyed)).isEmpty();
    assertThat(keyed.size()).isZero();
  }

  private static void change(ViewTable table, byte kind, long key, long value) {
    Batch batch = Batch.of(SCHEMA, 1, false);
    batch.longs(0).values[0] = key;
    batch.longs(1).values[0] = value;
    byte[] kinds = batch.kinds();
    assertThat(kinds).isNotNull();
    kinds[0] = kind;
    batch.setSize(1);
    table.apply(batch);
    table.publish();
  }

  private static List<String> rows(ViewTable table) {
    List<String> rows = new ArrayList<>();
    table.give(
        new ViewListener() {
          @Override
          public void present(Batch batch) {
            for (int i = 0; i < batch.size(); i++) {
              rows.add(batch.longs(0).values[i] + "=" + batch.longs(1).values[i]);
            }
          }

          @Override
          public void changed(Batch batch) {}

          @Override
          public void advanced(long millis) {}
        });
    return rows;
  }
}
