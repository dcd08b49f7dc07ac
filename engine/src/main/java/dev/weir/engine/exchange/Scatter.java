package dev.weir.engine.exchange;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * The sending end of an exchange in one task: copies each row to the batch of the task that owns
 * its key.
 *
 * <p>A batch is sent when it is full, when the input pauses, and before anything in band that must
 * not overtake its rows. A watermark would break up the batches of all targets after each batch of
 * the source, so it waits until one of them was full anyway: that holds a watermark back, which is
 * always safe, and a flush ends it.
 */
public final class Scatter implements Inlet {

  /** What is dealt: the columns of the key (none: all rows to the first target), and the rows. */
  public record Deal(List<Integer> keys, RowType schema, boolean insertOnly, int batchSize) {
    public Deal {
      keys = List.copyOf(keys);
    }
  }

  private final int[] keys;
  private final Target[] targets;
  private final int[] counts;
  private int[][] rows;
  private long[] hashes;
  private long pending = Watermark.NONE;
  private long sent = Watermark.NONE;
  private boolean rowsSent;

  private Scatter(Deal deal, Target[] targets) {
    this.keys = deal.keys().stream().mapToInt(Integer::intValue).toArray();
    this.targets = targets;
    this.counts = new int[targets.length];
    this.rows = new int[targets.length][deal.batchSize()];
    this.hashes = new long[deal.batchSize()];
  }

  /** Collects the targets, in the order of their tasks. */
  public static final class Builder {
    private final Deal deal;
    private final List<Target> targets = new ArrayList<>();

    public Builder(Deal deal) {
      this.deal = deal;
    }

    /** The next target is this task itself. */
    public Builder here(Inlet inlet) {
      return add(new Target.Route.Here(inlet));
    }

    /** The next target is at the other end of a lane. */
    public Builder there(Lane lane) {
      return add(new Target.Route.There(lane));
    }

    private Builder add(Target.Route route) {
      targets.add(new Target(route, deal.schema(), deal.batchSize(), deal.insertOnly()));
      return this;
    }

    public Scatter build() {
      return new Scatter(deal, targets.toArray(Target[]::new));
    }
  }

  @Override
  public void rows(Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
      rows = new int[targets.length][size];
    }
    if (targets.length == 1) {
      sendAllToFirst(batch, size);
    } else {
      sendByHash(batch, size);
    }
  }

  private void sendAllToFirst(Batch batch, int size) {
    int[] all = rows[0];
    for (int i = 0; i < size; i++) {
      all[i] = i;
    }
    rowsSent |= targets[0].add(batch, all, size);
  }

  private void sendByHash(Batch batch, int size) {
    KeyHash.hash(batch, keys, hashes);
    for (int i = 0; i < size; i++) {
      int target = KeyHash.task(hashes[i], targets.length);
      rows[target][counts[target]++] = i;
    }
    for (int i = 0; i < targets.length; i++) {
      rowsSent |= targets[i].add(batch, rows[i], counts[i]);
      counts[i] = 0;
    }
  }

  @Override
  public void watermark(long millis) {
    pending = millis;
    if (rowsSent || millis == Watermark.END || nothingFilled()) {
      sendAll();
    }
  }

  private boolean nothingFilled() {
    for (Target target : targets) {
      if (!target.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void sendAll() {
    boolean rose = pending > sent;
    for (Target target : targets) {
      target.sendRows();
      if (rose) {
        target.watermark(pending);
      }
    }
    sent = pending;
    rowsSent = false;
  }

  @Override
  public void idle(boolean now) {
    pass(now ? Parcel.Word.IDLE : Parcel.Word.ACTIVE);
  }

  @Override
  public void flush() {
    pass(Parcel.Word.FLUSH);
  }

  @Override
  public void barrier() {
    pass(Parcel.Word.BARRIER);
  }

  @Override
  public void end() {
    pass(Parcel.Word.END);
  }

  private void pass(Parcel.Word word) {
    sendAll();
    for (Target target : targets) {
      target.word(word);
    }
  }

  @Override
  public boolean wanted() {
    for (Target target : targets) {
      if (target.wanted()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a target has so much before it that this task should take no new input. */
  public boolean isFull() {
    for (Target target : targets) {
      if (target.isFull()) {
        return true;
      }
    }
    return false;
  }
}
