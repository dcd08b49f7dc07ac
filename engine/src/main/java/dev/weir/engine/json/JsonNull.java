package dev.weir.engine.json;

/** JSON's null. */
enum JsonNull {
  NULL
}
