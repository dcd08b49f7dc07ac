package dev.weir.cli.output;

/** The values of {@code --output}; names are as written there. */
public enum OutputFormat {
  table,
  csv,
  json
}
