package dev.weir.flink.function;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a user's jars: those of the jars first, of Weir nothing but Flink's
 * interfaces and the logging facade.
 */
final class FunctionClassLoader extends URLClassLoader {
  private static final String FLINK = "org.apache.flink.";
  private static final String LOGGING = "org.slf4j.";

  private final ClassLoader flink;

  FunctionClassLoader(URL[] jars, ClassLoader flink) {
    super(jars, ClassLoader.getPlatformClassLoader());
    this.flink = flink;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = isShared(name) ? shared(name) : own(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  private static boolean isShared(String name) {
    return name.startsWith(FLINK) || name.startsWith(LOGGING);
  }

  /** A class of Flink's: the jars may hold more of Flink than Weir has. */
  private @Nullable Class<?> shared(String name) {
    try {
      return flink.loadClass(name);
    } catch (ClassNotFoundException e) {
      return own(name);
    }
  }

  private @Nullable Class<?> own(String name) {
    try {
      return name.startsWith("java.") ? null : findClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
