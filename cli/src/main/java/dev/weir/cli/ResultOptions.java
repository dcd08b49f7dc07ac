package dev.weir.cli;

import dev.weir.cli.output.OutputFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How results are printed. */
final class ResultOptions {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "table, csv or json; by default table on a terminal and json elsewhere.")
  @Nullable OutputFormat output;

  @Option(
      names = "--final",
      description = "Print the rows of the final result once the inputs end, not every change.")
  boolean finalRowsOnly;

  OutputFormat format(Console console) {
    OutputFormat chosen = output;
    if (chosen != null) {
      return chosen;
    }
    return console.terminals().out() ? OutputFormat.table : OutputFormat.json;
  }
}
