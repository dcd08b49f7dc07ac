package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.FunctionLoader;
import dev.weir.udf.UserFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that users have created, and the jars that were added. Thread-safe. Names are not
 * case-sensitive, as in Flink. A temporary function hides a permanent one of the same name.
 */
public final class UserFunctions {
  private final Map<String, FunctionDefinition> system = new HashMap<>();
  private final Map<ObjectName, FunctionDefinition> temporary = new HashMap<>();
  private final Map<ObjectName, FunctionDefinition> permanent = new HashMap<>();
  private final Map<FunctionCode, UserFunction> loaded = new HashMap<>();
  private final Set<String> jars = new LinkedHashSet<>();
  private @Nullable FunctionLoader loader;

  /** The function of the system that has this simple name, or null. */
  public synchronized @Nullable FunctionDefinition system(String name) {
    return system.get(key(name));
  }

  /** The function of a database, or null. */
  public synchronized @Nullable FunctionDefinition find(ObjectName name) {
    FunctionDefinition found = temporary.get(key(name));
    return found == null ? permanent.get(key(name)) : found;
  }

  /** Whether there is a function of this name among the temporary or the permanent ones. */
  public synchronized boolean holds(ObjectName name, boolean ofTemporary) {
    return (ofTemporary ? temporary : permanent).containsKey(key(name));
  }

  /** Puts the function in the place of one of the same name. */
  public synchronized void put(FunctionDefinition function) {
    ObjectName name = function.name();
    if (name == null) {
      system.put(key(function.code().name()), function);
    } else {
      (function.temporary() ? temporary : permanent).put(key(name), function);
    }
  }

  /** Takes a function away. When it is created again, its jars are read again. */
  public synchronized void remove(FunctionDefinition function) {
    loaded.keySet().removeIf(code -> isOf(code, function.code()));
    letGo();
    ObjectName name = function.name();
    if (name == null) {
      system.remove(key(function.code().name()));
    } else {
      (function.temporary() ? temporary : permanent).remove(key(name));
    }
  }

  /** The names to call functions by without a database. */
  public synchronized List<String> names(Namespace current) {
    Set<String> names = new LinkedHashSet<>(system.keySet());
    List.of(temporary, permanent)
        .forEach(functions ->
            functions.keySet().stream()
                .filter(name -> Namespace.of(name).equals(current))
                .forEach(name -> names.add(name.name())));
    return names.stream().sorted().toList();
  }

  /** The jars that were added, in order. */
  public synchronized List<String> jars() {
    return List.copyOf(jars);
  }

  public synchronized void addJar(String jar) {
    jars.add(jar);
  }

  /** Functions that have the jar only by this can no longer be called. */
  public synchronized void removeJar(String jar) {
    jars.remove(jar);
    loaded.keySet().removeIf(code -> code.jars().contains(jar));
    letGo();
  }

  private void letGo() {
    if (loader != null) {
      loader.keep(loaded.keySet());
    }
  }

  /** The function itself. Jars that were added are looked at after its own. */
  public synchronized UserFunction load(FunctionDefinition function) {
    List<String> all = new ArrayList<>(function.code().jars());
    jars.stream().filter(jar -> !all.contains(jar)).forEach(all::add);
    FunctionCode code = new FunctionCode(function.code().name(), function.code().className(), all);
    UserFunction known = loaded.get(code);
    if (known == null) {
      known = loader(code).load(code);
      loaded.put(code, known);
    }
    return known;
  }

  private static boolean isOf(FunctionCode loaded, FunctionCode defined) {
    return loaded.name().equals(defined.name()) && loaded.className().equals(defined.className());
  }

  private FunctionLoader loader(FunctionCode code) {
    if (loader == null) {
      loader =
          ServiceLoader.load(FunctionLoader.class)
              .findFirst()
              .orElseThrow(() ->
                  new WeirException(
                      ErrorCode.UNSUPPORTED,
                      "function \""
                          + code.name()
                          + "\" cannot be loaded: this installation has no loader"));
    }
    return loader;
  }

  private static ObjectName key(ObjectName name) {
    return Namespace.of(name).object(key(name.name()));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
