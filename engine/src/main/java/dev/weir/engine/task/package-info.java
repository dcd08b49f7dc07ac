/**
 * Runs a job: tasks on worker threads, and what holds them together.
 *
 * <p>Start at {@link dev.weir.engine.task.Execution}, then {@code Task} and {@code Gate}.
 *
 * <h2>Threads</h2>
 *
 * A {@link dev.weir.engine.task.Worker} is one thread; task {@code p} of a job runs the whole
 * pipeline of partition {@code p} on one worker for all its life, so nothing within a task is
 * shared. What is shared between tasks are the lanes of an exchange (one writer, one reader), the
 * queue of splits, and a few volatile words of the execution: whether it is over, and the snapshot
 * asked for. A worker steps its tasks in turn and never waits while one of them has work.
 *
 * <h2>The life of a batch</h2>
 *
 * A step first empties the inbox, lanes of later nodes first, and then, if that was not too much
 * and no lane that leaves this task is full, takes one batch from each source. The batch is filled
 * by the reader, belongs to the {@code SourceDriver}, and is lent along direct calls: outlet, gate,
 * processor, outlet, and so on, until a processor keeps what it needs or a {@code Scatter} copies
 * rows into batches for other tasks. Those travel a lane, are lent in the same way, and go back to
 * be filled again. When all calls have returned the step is over: views publish, and the reader may
 * use its memory anew.
 *
 * <p>A source that gave many rows within a millisecond and has no more is asked again when that is
 * over, so that the rows of a fast stream come in batches; see {@link dev.weir.engine.task.Pause}.
 * A slow stream is never kept waiting.
 *
 * <p>Words travel in band with the rows. A {@code Gate} joins them over its senders: the watermark
 * is the lowest of those that have not ended, the end comes after the last.
 *
 * <h2>Snapshots</h2>
 *
 * A snapshot is asked for by one volatile field. Each task stops its sources, whose drivers send a
 * barrier behind their last row. A gate that has had the barrier from all its senders flushes its
 * processor, writes its state, and sends the barrier on; so each state holds exactly the rows
 * before the barrier, on whichever thread it is. When all its gates are through, a task hands in
 * its part: states, and the splits half read. When all tasks have, nothing is under way anywhere,
 * and the sources go on. Sinks prepare their output at the barrier.
 *
 * <p>A {@link dev.weir.engine.operator.Gradual} processor only begins to write its state at the
 * barrier. Its task then writes a part of it after each step, and says when all is written; what a
 * batch changes meanwhile is written before. Then the snapshot is put together.
 *
 * <p>States are lists with an entry for each task that wrote one. On restore each task reads all of
 * them and keeps the keys that are its own, so the parallelism may differ; splits go back to the
 * queue in their order. The watermark of a node is the lowest that any task had. A node that had
 * ended has no states and stays ended.
 *
 * <h2>Failures</h2>
 *
 * Whatever a step throws ends the execution; the first one counts. Each task then closes its
 * readers and processors on its own thread.
 */
@NullMarked
package dev.weir.engine.task;

import org.jspecify.annotations.NullMarked;
