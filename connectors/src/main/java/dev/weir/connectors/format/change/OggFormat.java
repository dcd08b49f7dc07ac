package dev.weir.connectors.format.change;

import dev.weir.connectors.OptionValues;

/** The format {@code ogg-json}: what Oracle GoldenGate writes. */
public final class OggFormat implements ChangeFormat {
  @Override
  public String name() {
    return "ogg-json";
  }

  @Override
  public Envelope envelope(OptionValues options) {
    return BeforeAfter.GOLDEN_GATE;
  }
}
