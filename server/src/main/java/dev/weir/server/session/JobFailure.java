package dev.weir.server.session;

import dev.weir.error.WeirException;

/** A statement was right but failed while it ran. */
public final class JobFailure extends Exception {
  private final WeirException error;

  public JobFailure(WeirException error) {
    super(error.text(), error);
    this.error = error;
  }

  public WeirException error() {
    return error;
  }
}
