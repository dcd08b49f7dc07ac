package dev.weir.plan;

/** The rows of a SELECT, handed to whoever asked. */
public record Collect(PlanNode input) implements PlanRoot {}
