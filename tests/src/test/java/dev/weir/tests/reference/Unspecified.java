package dev.weir.tests.reference;

/** Thrown for values about which nothing is promised; the row is not compared. */
final class Unspecified extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unspecified(String what) {
    super(what);
  }
}
