package dev.weir.plan;

import dev.weir.catalog.CatalogTable;

/** INSERT INTO a table of a connector. */
public record Sink(PlanNode input, CatalogTable table) implements PlanRoot {}
