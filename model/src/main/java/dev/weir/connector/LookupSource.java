package dev.weir.connector;

/** The side of a table that answers keys. */
@FunctionalInterface
public interface LookupSource {
  /** Opens what one task asks, on the thread that will ask. */
  Lookup open(SourceContext context);
}
