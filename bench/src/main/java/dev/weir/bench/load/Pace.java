package dev.weir.bench.load;

/**
 * When each event ought to be sent: so many a second from a start on, whatever becomes of those
 * before it. Without a rate all are due at once.
 */
record Pace(long startNanos, long perSecond, long events, int keys) {

  /** The instant for which the event of this number is meant. */
  long intended(long event) {
    return perSecond == 0 ? startNanos : startNanos + (long) (event * (1e9 / perSecond));
  }

  /** How many events are due by now. */
  long due(long now) {
    if (perSecond == 0) {
      return events;
    }
    return Math.clamp((long) ((now - startNanos) * (perSecond / 1e9)), 0L, events);
  }

  /** Events with the same key come from the same reader as long as the number of keys is even. */
  long key(long event) {
    return event % keys;
  }
}
