package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Conditions, conversion, hashes and rows. */
final class OtherFunctions {
  private static final String HASH = "text STRING -> *|bytes BINARY -> *";
  private static final String TEST = "text STRING -> BOOLEAN|number NUMERIC -> BOOLEAN";

  private OtherFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(conditional());
    all.addAll(conversion());
    all.addAll(hashes());
    all.addAll(auxiliary());
    return all;
  }

  private static List<Function> conditional() {
    return new Entry(Category.CONDITIONAL)
        .own(
            "COALESCE",
            "values ANY... -> ~0",
            "The first value that is not NULL.",
            "COALESCE(NULL, 5) -- 5")
        .own(
            "IFNULL",
            "value ANY, otherwise ANY -> ~0",
            "The value, or the other if it is NULL.",
            "IFNULL(CAST(NULL AS INT), 5) -- 5")
        .own(
            "NULLIF",
            "value ANY, other ANY -> =0",
            "NULL if both are equal, otherwise the value.",
            "NULLIF(5, 0) -- 5")
        .own(
            "IF",
            "condition BOOLEAN, yes ANY, no ANY -> ~1",
            "One value or the other.",
            "IF(5 > 3, 'a', 'b') -- a")
        .strict("GREATEST", "values ANY... -> ~0", "The greatest value.", "GREATEST(1, 3, 2) -- 3")
        .strict("LEAST", "values ANY... -> ~0", "The least value.", "LEAST(2, 1, 3) -- 1")
        .own("IS_ALPHA", TEST, "Whether all characters are letters.", "IS_ALPHA('abc') -- TRUE")
        .own("IS_DECIMAL", TEST, "Whether the text is a number.", "IS_DECIMAL('1.5') -- TRUE")
        .own("IS_DIGIT", TEST, "Whether all characters are digits.", "IS_DIGIT('15') -- TRUE")
        .list();
  }

  private static List<Function> conversion() {
    List<Function> all =
        new ArrayList<>(
            new Entry(Category.CONVERSION)
                .own(
                    "TYPEOF",
                    "value ANY, long BOOLEAN? -> STRING",
                    "The name of the value's type.",
                    "TYPEOF(1) -- INT NOT NULL")
                .list());
    all.addAll(
        new Entry(Category.COLLECTION)
            .own("ROW", "fields ANY... -> *", "A row of the values.", "ROW(1, 'a') -- (1, a)")
            .list());
    return all;
  }

  private static List<Function> hashes() {
    return new Entry(Category.HASH)
        .strict("MD5", HASH, "The MD5 hash in base 16.", "LEFT(MD5('a'), 4) -- 0cc1")
        .strict("SHA1", HASH, "The SHA-1 hash in base 16.", "LEFT(SHA1('a'), 4) -- 86f7")
        .strict("SHA224", HASH, "The SHA-224 hash in base 16.", "LEFT(SHA224('a'), 4) -- abd3")
        .strict("SHA256", HASH, "The SHA-256 hash in base 16.", "LEFT(SHA256('a'), 4) -- ca97")
        .strict("SHA384", HASH, "The SHA-384 hash in base 16.", "LEFT(SHA384('a'), 4) -- 54a5")
        .strict("SHA512", HASH, "The SHA-512 hash in base 16.", "LEFT(SHA512('a'), 4) -- 1f40")
        .strict(
            "SHA2",
            "text STRING, bits INTEGER -> *|bytes BINARY, bits INTEGER -> *",
            "The SHA-2 hash of 224, 256, 384 or 512 bits in base 16.",
            "LEFT(SHA2('a', 256), 4) -- ca97")
        .list();
  }

  private static List<Function> auxiliary() {
    return new Entry(Category.AUXILIARY)
        .strict(
            "CURRENT_DATABASE",
            "-> STRING",
            "The name of the database in use.",
            "CURRENT_DATABASE() -- default_database")
        .list();
  }
}
