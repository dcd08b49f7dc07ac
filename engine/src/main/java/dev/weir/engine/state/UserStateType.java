package dev.weir.engine.state;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.SqlType;
import dev.weir.udf.FunctionCode;

/**
 * The type of what a user's function keeps, written before it. The plan of a restored job is the
 * same, but the jar may hold other code.
 */
public record UserStateType(FunctionCode code, SqlType type) {

  public void write(StateWriter out) {
    out.writeText(type.toString());
  }

  /** Fails if the snapshot's function kept something else than this one. */
  public void check(StateReader in) {
    String kept = in.readText();
    if (!kept.equals(type.toString())) {
      throw new WeirException(
              ErrorCode.INVALID_ARGUMENT,
              "snapshot does not fit function \""
                  + code.name()
                  + "\": it kept "
                  + kept
                  + ", and keeps "
                  + type
                  + " now")
          .withHint("Restore with the jar that the snapshot was taken with, or start anew.");
    }
  }
}
