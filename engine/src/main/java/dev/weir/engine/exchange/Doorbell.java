package dev.weir.engine.exchange;

import java.util.concurrent.locks.LockSupport;

/**
 * Wakes one thread that waits for work. The thread announces that it will wait, looks for work once
 * more, and parks; whoever has put work in place rings afterwards. Either the thread sees the work
 * or the ringer sees the thread wait, since both the announcement and the queues are volatile.
 */
public final class Doorbell {
  private volatile boolean waiting;
  private final Thread listener;

  public Doorbell(Thread listener) {
    this.listener = listener;
  }

  /** Wakes the listener if it waits. Any thread; costs one read if it doesn't. */
  public void ring() {
    if (waiting) {
      waiting = false;
      LockSupport.unpark(listener);
    }
  }

  /** Called by the listener: from here on a ring ends the wait. */
  public void announce() {
    waiting = true;
  }

  /** Called by the listener: waits for a ring, at most so long. */
  public void await(long maxNanos) {
    if (waiting) {
      LockSupport.parkNanos(this, maxNanos);
    }
    waiting = false;
  }

  /** Called by the listener: there is work after all. */
  public void withdraw() {
    waiting = false;
  }
}
