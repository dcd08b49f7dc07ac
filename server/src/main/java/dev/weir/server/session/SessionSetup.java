package dev.weir.server.session;

import dev.weir.connector.Connectors;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What a session is given: the connectors, the clock, the tasks of a job and the zone unless SET
 * says otherwise, and whether a SELECT is answered from the present rows of views that are still
 * being filled (as a server does) or runs their queries to the end.
 */
public record SessionSetup(
    Connectors connectors,
    InstantSource clock,
    int cores,
    ZoneId zone,
    boolean answersFromRunningViews) {}
