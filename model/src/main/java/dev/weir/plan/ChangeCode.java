package dev.weir.plan;

/** A word for a kind of change, which is a {@link dev.weir.batch.RowKind}. */
public record ChangeCode(String code, byte kind) {}
