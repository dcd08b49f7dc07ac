package dev.weir.backend;

import java.time.Duration;

/** How one statement went: where it starts in the program, and how long each side took. */
public record Comparison(
    int line, String statement, Verdict verdict, Duration here, Duration there) {}
