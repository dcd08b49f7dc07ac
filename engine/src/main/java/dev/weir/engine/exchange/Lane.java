package dev.weir.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The way of one edge of the plan from one task to one other, and the way back of empty batches.
 */
public final class Lane {
  /** Rows under way at which the sender takes no new input; a step may overshoot. */
  private static final int MOST_ROWS = 1 << 15;

  /** Even of full batches, so many keep the receiver busy while the sender is. */
  private static final int LEAST_PARCELS = 8;

  private static final int MOST_PARCELS = 1 << 10;

  /** Whatever a parcel holds, to work it in takes as long as for so many rows. */
  private static final int ROWS_OF_A_PARCEL = 1 << 9;

  private final OneToOneQueue<Parcel> forth = new OneToOneQueue<>();
  private final OneToOneQueue<Parcel.Rows> back = new OneToOneQueue<>();
  private final Doorbell sender;
  private final Doorbell receiver;
  private final int bound;
  private volatile boolean wanted = true;

  public Lane(Doorbell sender, Doorbell receiver, int batchSize) {
    this.sender = sender;
    this.receiver = receiver;
    this.bound = Math.clamp(MOST_ROWS / batchSize, LEAST_PARCELS, MOST_PARCELS);
  }

  void send(Parcel parcel) {
    forth.add(parcel);
    receiver.ring();
  }

  /** Called by the sender. */
  boolean isFull() {
    return forth.size() >= bound;
  }

  /** Called by the sender: a parcel with an empty batch to fill, or null if none has come back. */
  Parcel.@Nullable Rows reuse() {
    return back.poll();
  }

  /** Called by the sender. */
  boolean wanted() {
    return wanted;
  }

  /**
   * Called by the receiver: passes one parcel on to the inlet, and says how many rows that counts
   * for; zero when there is none.
   */
  int deliver(Inlet inlet) {
    Parcel parcel = forth.poll();
    if (parcel == null) {
      return 0;
    }
    int count = ROWS_OF_A_PARCEL;
    switch (parcel) {
      case Parcel.Rows rows -> {
        count = Math.max(count, rows.batch().size());
        inlet.rows(rows.batch());
        rows.batch().clear();
        back.add(rows);
      }
      case Parcel.Mark mark -> inlet.watermark(mark.millis());
      case Parcel.Word.FLUSH -> inlet.flush();
      case Parcel.Word.IDLE -> inlet.idle(true);
      case Parcel.Word.ACTIVE -> inlet.idle(false);
      case Parcel.Word.BARRIER -> inlet.barrier();
      case Parcel.Word.END -> inlet.end();
    }
    if (wanted && !inlet.wanted()) {
      wanted = false;
    }
    sender.ring();
    return count;
  }

  /** Called by the receiver. */
  boolean isEmpty() {
    return forth.isEmpty();
  }
}
