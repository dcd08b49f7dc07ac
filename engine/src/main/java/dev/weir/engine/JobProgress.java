package dev.weir.engine;

/**
 * How far a job is: rows and bytes read, rows rejected and rows late, and the lowest watermark of
 * its sources in milliseconds ({@link dev.weir.time.Watermark#NONE} before the first).
 */
public record JobProgress(
    long rowsRead, long bytesRead, long rowsRejected, long rowsLate, long watermark) {}
