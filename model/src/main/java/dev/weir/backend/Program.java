package dev.weir.backend;

import java.nio.file.Path;

/**
 * A program to compare: its statements, the folder from which its relative paths start, and a
 * folder of its own that both sides write into.
 */
public record Program(String text, Path directory, Path scratch) {}
