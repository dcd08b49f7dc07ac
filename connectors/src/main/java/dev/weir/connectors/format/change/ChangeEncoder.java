package dev.weir.connectors.format.change;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.json.JsonConfig;
import dev.weir.connectors.format.json.JsonEncoder;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;

/** Writes rows that are added or taken away; an update is one of each. */
final class ChangeEncoder implements RowEncoder {
  private final JsonEncoder encoder;
  private final Envelope.Frame inserted;
  private final Envelope.Frame deleted;

  ChangeEncoder(Envelope envelope, RowType schema, JsonConfig config) {
    this.encoder = new JsonEncoder(schema, config);
    this.inserted = envelope.inserted(config.ignoreNullFields());
    this.deleted = envelope.deleted(config.ignoreNullFields());
  }

  @Override
  public void start(ByteBuilder out) {}

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    Envelope.Frame frame = RowKind.retracts(batch.kind(row)) ? deleted : inserted;
    out.add(frame.before());
    encoder.object(batch, row, out);
    out.add(frame.after());
  }
}
