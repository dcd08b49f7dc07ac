package dev.weir.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.state.ByteStateReader;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "key {0}, batches of {1}")
  @CsvSource({"true,1", "true,2", "true,4096", "false,1", "false,2", "false,4096"})
  void a_snapshot_holds_the_rows_of_the_instant_at_which_it_began(boolean withKey, int batchSize) {
    Random random = new Random(batchSize);
    List<Integer> key = withKey ? List.of(0) : List.of();
    ViewTable table = new ViewTable(SCHEMA, key);
    Map<Long, Long> present = new TreeMap<>();
    for (int round = 0; round < 100; round++) {
      step(random, table, present);
      if (random.nextBoolean()) {
        table.publish();
      }
      List<String> then = rows(table);
      ByteStateWriter state = new ByteStateWriter();
      table.beginSnapshot(state, batchSize);
      boolean more = true;
      while (more) {
        step(random, table, present);
        if (random.nextBoolean()) {
          table.publish();
        }
        more = table.continueSnapshot();
      }
      ViewTable restored = new ViewTable(SCHEMA, key);
      restored.restore(new ByteStateReader(state.toBytes()));
      assertThat(rows(restored)).containsExactlyInAnyOrderElementsOf(then);
      assertThat(restored.size()).isEqualTo(then.size());
    }
  }

  /** Some rows come, change or go. */
  private static void step(Random random, ViewTable table, Map<Long, Long> present) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      long key = random.nextInt(20);
      Long before = present.remove(key);
      if (before != null) {
        change(table, RowKind.DELETE, key, before);
      }
      if (random.nextInt(3) > 0) {
        long value = random.nextInt(3);
        change(table, RowKind.INSERT, key, value);
        present.put(key, value);
      }
    }
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
