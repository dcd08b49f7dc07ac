package dev.weir.server.session;

/**
 * How far all jobs of a session are: rows read, rows read in a second of late, rows that didn't
 * count, and the lowest watermark of those that run.
 */
public record Progress(
    long rowsRead,
    double rowsPerSecond,
    long rowsRejected,
    long rowsLate,
    long watermark,
    boolean running) {}
