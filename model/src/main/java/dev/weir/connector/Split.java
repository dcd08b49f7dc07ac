package dev.weir.connector;

/** A part of a source, written in the source's own words; kept in snapshots. */
public record Split(String text) {}
