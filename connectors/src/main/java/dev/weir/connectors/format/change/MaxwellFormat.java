package dev.weir.connectors.format.change;

import dev.weir.connectors.OptionValues;

/** The format {@code maxwell-json}: what Maxwell writes. */
public final class MaxwellFormat implements ChangeFormat {
  @Override
  public String name() {
    return "maxwell-json";
  }

  @Override
  public Envelope envelope(OptionValues options) {
    return new DataOld();
  }
}
