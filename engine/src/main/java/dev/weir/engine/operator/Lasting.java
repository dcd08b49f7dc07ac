package dev.weir.engine.operator;

/** A processor whose state is of use, and part of snapshots, also after its inputs ended. */
public interface Lasting {}
