package dev.weir.catalog;

/** The full name of a table or view. */
public record ObjectName(String catalog, String database, String name) {
  public static final String DEFAULT_CATALOG = "default_catalog";
  public static final String DEFAULT_DATABASE = "default_database";

  /** A name in the default catalog and database. */
  public static ObjectName of(String name) {
    return new ObjectName(DEFAULT_CATALOG, DEFAULT_DATABASE, name);
  }

  @Override
  public String toString() {
    boolean usual = catalog.equals(DEFAULT_CATALOG) && database.equals(DEFAULT_DATABASE);
    return usual ? name : catalog + "." + database + "." + name;
  }
}
