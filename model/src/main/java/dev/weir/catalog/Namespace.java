package dev.weir.catalog;

/** A database of a catalog: where a name of one part is looked up. */
public record Namespace(String catalog, String database) {
  /** Where everything is until a USE says otherwise. */
  public static final Namespace DEFAULT =
      new Namespace(ObjectName.DEFAULT_CATALOG, ObjectName.DEFAULT_DATABASE);

  public static Namespace of(ObjectName name) {
    return new Namespace(name.catalog(), name.database());
  }

  /** The full name of an object in this database. */
  public ObjectName object(String name) {
    return new ObjectName(catalog, database, name);
  }

  @Override
  public String toString() {
    return catalog + "." + database;
  }
}
