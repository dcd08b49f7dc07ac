package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.RowKind;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Lookup;
import dev.weir.connector.LookupSource;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.FieldPath;
import dev.weir.plan.JoinType;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.Scan;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupJoinOperatorTest {
  /** Key, value. */
  private static final RowType SIDE = Schemas.of(Types.STRING, Types.BIGINT);

  private final Map<String, List<Long>> table = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private int readings;

  @BeforeEach
  void fill() {
    table.put("a", List.of(10L));
    table.put("b", List.of(20L, 21L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096})
  void withoutACacheEachKeyIsAskedForOnceABatch(int batchSize) {
    OperatorRun run = run(JoinType.LEFT, true, new LookupCache.None(), batchSize);
    run.feed(0, rows("a", "b", "a", "c", null));
    assertThat(run.take())
        .containsExactly(
            "+I[a, 0, a, 10]",
            "+I[b, 1, b, 20]",
            "+I[b, 1, b, 21]",
            "+I[a, 2, a, 10]",
            "+I[c, 3, null, null]",
            "+I[null, 4, null, null]");
    assertThat(asked.stream().distinct()).containsExactly("a", "b", "c");
    assertThat(asked).hasSize(batchSize > 4 ? 3 : 4);
    table.put("a", List.of(11L));
    run.feed(0, rows("a"));
    assertThat(run.take()).containsExactly("+I[a, 0, a, 11]");
  }

  @Test
  void aPartialCacheKeepsTheKeysUsedLast() {
    OperatorRun run = run(JoinType.INNER, true, new LookupCache.Partial(2, 0, 0, true), 1);
    run.feed(0, rows("a", "none", "a", "b", "a", "none"));
    assertThat(asked).containsExactly("a", "none", "b", "none");
    assertThat(run.take()).hasSize(5);
  }

  @Test
  void thatThereIsNoRowIsKeptOnlyIfWanted() {
    OperatorRun keeps = run(JoinType.INNER, true, new LookupCache.Partial(9, 0, 0, true), 1);
    keeps.feed(0, rows("none", "none"));
    assertThat(asked).containsExactly("none");
    OperatorRun asks = run(JoinType.INNER, true, new LookupCache.Partial(9, 0, 0, false), 1);
    asks.feed(0, rows("none", "none", "a", "a"));
    assertThat(asked).containsExactly("none", "none", "none", "a");
  }

  @Test
  void answersGrowTooOld() {
    OperatorRun written = run(JoinType.INNER, true, new LookupCache.Partial(9, 100, 0, true), 1);
    for (long time : new long[] {0, 60, 99, 100, 199, 200}) {
      written.clock(time);
      written.feed(0, rows("a"));
    }
    assertThat(asked).hasSize(3);
    asked.clear();
    OperatorRun used = run(JoinType.INNER, true, new LookupCache.Partial(9, 0, 100, true), 1);
    for (long time : new long[] {0, 60, 120, 180, 280}) {
      used.clock(time);
      used.feed(0, rows("a"));
    }
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatIsTakenBackIsWhatWasGivenOutAlsoAfterARestore() {
    OperatorRun run = run(JoinType.LEFT, false, new LookupCache.None(), 4096);
    run.feed(0, rows("a", "b", "c"));
    run.rescale(3);
    table.put("a", List.of(11L));
    table.put("b", List.of());
    table.put("c", List.of(30L));
    asked.clear();
    for (Change row : rows("a", "b", "c")) {
      run.feed(0, List.of(new Change(RowKind.DELETE, row.values())));
    }
    List<String> out = run.take();
    assertThat(out.subList(4, 8))
        .containsExactlyInAnyOrder(
            "-D[a, 0, a, 10]", "-D[b, 1, b, 20]", "-D[b, 1, b, 21]", "-D[c, 2, null, null]");
  }

  @Test
  void aTableThatIsKeptWholeIsReadAnewWhenItIsTime() {
    LookupCache.Reload hourly = new LookupCache.Reload.Periodic(3_600_000, false);
    OperatorRun run = run(JoinType.LEFT, true, new LookupCache.Full(hourly), 2);
    run.feed(0, rows("b", "c"));
    assertThat(readings).isEqualTo(1);
    table.put("b", List.of(22L));
    table.put("c", List.of(30L));
    run.clock(3_599_999);
    run.feed(0, rows("b", "c"));
    assertThat(run.take())
        .containsExactly(
            "+I[b, 0, b, 20]",
            "+I[b, 0, b, 21]",
            "+I[c, 1, null, null]",
            "+I[b, 0, b, 20]",
            "+I[b, 0, b, 21]",
            "+I[c, 1, null, null]");
    run.clock(3_600_000);
    run.feed(0, rows("b", "c"));
    assertThat(run.take()).containsExactly("+I[b, 0, b, 22]", "+I[c, 1, c, 30]");
    assertThat(readings).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  @Test
  void timesOfReadingAnewAreKept() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    long hour = 3_600_000;
    assertThat(new ReloadTimes(new LookupCache.Reload.Periodic(100, false), zone).next(0, 30))
        .isEqualTo(130);
    assertThat(new ReloadTimes(new LookupCache.Reload.Periodic(100, true), zone).next(0, 30))
        .isEqualTo(100);
    assertThat(new ReloadTimes(new LookupCache.Reload.Periodic(100, true), zone).next(0, 250))
        .isEqualTo(300);
    LookupCache.Reload daily = new LookupCache.Reload.Daily(LocalTime.of(4, 0), null, 2);
    assertThat(new ReloadTimes(daily, zone).next(0, 0)).isEqualTo(3 * hour);
    assertThat(new ReloadTimes(daily, zone).next(0, 3 * hour)).isEqualTo(51 * hour);
  }

  private static List<Change> rows(String... keys) {
    List<Change> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(Change.insert(key, (long) rows.size()));
    }
    return rows;
  }

  private OperatorRun run(JoinType type, boolean insertOnly, LookupCache cache, int batchSize) {
    List<Field> fields = new ArrayList<>(SIDE.fields());
    fields.addAll(SIDE.fields());
    CatalogTable named =
        new CatalogTable(ObjectName.of("t"), SIDE, List.of(), Map.of("connector", "double"));
    LookupJoin node =
        new LookupJoin(
            Schemas.input(SIDE, insertOnly),
            new Scan(named, SIDE.names().stream().map(FieldPath::of).toList(), SIDE, true, true),
            type,
            List.of(0),
            List.of(0),
            null,
            cache,
            RowType.of(fields));
    LookupJoinOperator.Access access =
        cache instanceof LookupCache.Full full
            ? new LookupJoinOperator.Access.Read(new WholeSource(), full)
            : new LookupJoinOperator.Access.Asked((LookupSource) context -> new Answering());
    return new OperatorRun(
        LookupJoinOperator.of(node, null, access),
        List.of(SIDE),
        List.of(insertOnly),
        batchSize,
        ZoneId.of("UTC"));
  }

  private static void append(Batch rows, String key, long value) {
    int at = rows.size();
    ((BytesColumn) rows.column(0)).append(at, Slice.of(key));
    rows.longs(1).set(at, value);
    rows.setSize(at + 1);
  }

  /** Answers from the table of this test. */
  private final class Answering implements Lookup {
    private final Batch answers = Batch.of(SIDE, 8, true);

    @Override
    public void find(Batch keys, Answers receiver) {
      for (int key = 0; key < keys.size(); key++) {
        BytesColumn column = keys.bytes(0);
        String text =
            new String(
                column.data, column.offsets[key], column.lengths[key], StandardCharsets.UTF_8);
        asked.add(text);
        answers.clear();
        for (long value : table.getOrDefault(text, List.of())) {
          append(answers, text, value);
          receiver.add(key, answers, answers.size() - 1);
        }
      }
    }

    @Override
    public void close() {}
  }

  /** Gives the table of this test, a key at a time. */
  private final class WholeSource implements Source {
    @Override
    public List<Split> splits() {
      readings++;
      return table.keySet().stream().map(Split::new).toList();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new SplitReader() {
        @Override
        public Status read(Batch batch) {
          table.get(split.text()).forEach(value -> append(batch, split.text(), value));
          return Status.END;
        }

        @Override
        public Split rest() {
          return split;
        }

        @Override
        public void close() {}
      };
    }
  }
}
