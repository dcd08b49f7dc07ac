package dev.weir.engine.exchange;

import dev.weir.batch.Batch;
import dev.weir.type.RowType;

/** One of the tasks that a {@link Scatter} deals to, with the batch being filled for it. */
final class Target {
  private final Route route;
  private final RowType schema;
  private final int capacity;
  private final boolean insertOnly;
  private Parcel.Rows parcel;
  private Batch filling;

  /** The same task, by a direct call, or another one, by a lane. */
  sealed interface Route {
    record Here(Inlet inlet) implements Route {}

    record There(Lane lane) implements Route {}
  }

  Target(Route route, RowType schema, int capacity, boolean insertOnly) {
    this.route = route;
    this.schema = schema;
    this.capacity = capacity;
    this.insertOnly = insertOnly;
    this.parcel = newParcel();
    this.filling = parcel.batch();
  }

  private Parcel.Rows newParcel() {
    return new Parcel.Rows(Batch.of(schema, capacity, insertOnly));
  }

  boolean isEmpty() {
    return filling.size() == 0;
  }

  /** Copies the given rows, sending each batch that is full; says whether one was. Uses up rows. */
  boolean add(Batch source, int[] rows, int count) {
    boolean sent = false;
    int left = count;
    while (left > 0) {
      int part = Math.min(left, capacity - filling.size());
      filling.gather(source, rows, part);
      left -= part;
      if (left > 0) {
        System.arraycopy(rows, part, rows, 0, left);
      }
      if (filling.isFull()) {
        sendRows();
        sent = true;
      }
    }
    return sent;
  }

  /** Sends what has been filled, if anything. */
  void sendRows() {
    if (filling.size() == 0) {
      return;
    }
    switch (route) {
      case Route.Here here -> {
        here.inlet().rows(filling);
        filling.clear();
      }
      case Route.There there -> {
        there.lane().send(parcel);
        Parcel.Rows returned = there.lane().reuse();
        parcel = returned == null ? newParcel() : returned;
        filling = parcel.batch();
      }
    }
  }

  void watermark(long millis) {
    switch (route) {
      case Route.Here here -> here.inlet().watermark(millis);
      case Route.There there -> there.lane().send(new Parcel.Mark(millis));
    }
  }

  void word(Parcel.Word word) {
    switch (route) {
      case Route.There there -> there.lane().send(word);
      case Route.Here here -> {
        switch (word) {
          case FLUSH -> here.inlet().flush();
          case IDLE -> here.inlet().idle(true);
          case ACTIVE -> here.inlet().idle(false);
          case BARRIER -> here.inlet().barrier();
          case END -> here.inlet().end();
        }
      }
    }
  }

  boolean wanted() {
    return switch (route) {
      case Route.Here here -> here.inlet().wanted();
      case Route.There there -> there.lane().wanted();
    };
  }

  boolean isFull() {
    return route instanceof Route.There there && there.lane().isFull();
  }
}
