package dev.weir.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Schemas;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import org.junit.jupiter.api.Test;

/** How much an inbox delivers at once. */
class InboxTest {
  private static final RowType SCHEMA = Schemas.of(Types.BIGINT);

  private final Doorbell bell = new Doorbell(Thread.currentThread());
  private final Inbox inbox = new Inbox();
  private final Lane later = new Lane(bell, bell, 4096);
  private final Lane earlier = new Lane(bell, bell, 4096);
  private int fromLater;
  private int fromEarlier;

  InboxTest() {
    inbox.add(later, counting(() -> fromLater++));
    inbox.add(earlier, counting(() -> fromEarlier++));
  }

  @Test
  void it_stops_at_so_many_rows_and_goes_on_where_it_stopped() {
    send(later, 4096, 3);
    send(earlier, 4096, 2);

    assertThat(inbox.drain(8192)).isEqualTo(8192);
    assertThat(fromLater).isEqualTo(2);
    assertThat(fromEarlier).isZero();
    assertThat(inbox.drain(8192)).isEqualTo(8192);
    assertThat(fromLater).isEqualTo(3);
    assertThat(fromEarlier).isEqualTo(1);
    assertThat(inbox.drain(8192)).isEqualTo(4096);
    assertThat(inbox.drain(8192)).isZero();
    assertThat(fromEarlier).isEqualTo(2);
  }

  @Test
  void small_parcels_and_words_count_for_some_rows_each() {
    send(later, 1, 100);
    earlier.send(Parcel.Word.FLUSH);

    assertThat(inbox.drain(8192)).isEqualTo(8192);
    assertThat(fromLater).isEqualTo(16);
    assertThat(inbox.drain(1 << 20)).isGreaterThan(0);
    assertThat(fromLater).isEqualTo(100);
    assertThat(fromEarlier).isEqualTo(1);
    assertThat(inbox.isEmpty()).isTrue();
  }

  private static void send(Lane lane, int rows, int times) {
    for (int i = 0; i < times; i++) {
      Batch batch = Batch.of(SCHEMA, rows, true);
      batch.setSize(rows);
      lane.send(new Parcel.Rows(batch));
    }
  }

  /** Runs something for each batch and each flush. */
  private static Inlet counting(Runnable counter) {
    return new Inlet() {
      @Override
      public void rows(Batch batch) {
        counter.run();
      }

      @Override
      public void flush() {
        counter.run();
      }

      @Override
      public void watermark(long millis) {}

      @Override
      public void idle(boolean now) {}

      @Override
      public void barrier() {}

      @Override
      public void end() {}

      @Override
      public boolean wanted() {
        return true;
      }
    };
  }
}
