package dev.weir.engine.task;

import java.util.concurrent.atomic.LongAdder;

/** What a job has read, refused and found too late so far. Added to once a batch. */
final class Counters {
  final LongAdder rowsRead = new LongAdder();
  final LongAdder bytesRead = new LongAdder();
  final LongAdder rowsRejected = new LongAdder();
  final LongAdder rowsLate = new LongAdder();
}
