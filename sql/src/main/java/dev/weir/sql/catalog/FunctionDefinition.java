package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import dev.weir.udf.FunctionCode;
import org.jspecify.annotations.Nullable;

/**
 * CREATE FUNCTION: the function's name in a database, or null if it is one of the system's, which
 * has only the simple name of its code.
 */
public record FunctionDefinition(
    @Nullable ObjectName name, boolean temporary, FunctionCode code, String language) {}
